extension SparkJob {
  /// Copies and sums.
  static let merging = #"""
    # The merge: copies of records found, then sums by flow, operation and day. --------------------------
    # Time and key stand first and in their order as numbers, so that copies lie side by side when sorted.
    RECORD, KEY_SIZE = ">QQHqQiIiqi", 16
    RECORD_SIZE = struct.calcsize(RECORD)
    SIGN = 1 << 63

    # A group's sums, as a list.
    RECORDS, EVENTS, DUPLICATE, CONFLICT, LAST_END, FIRST, LAST, LARGEST, HOURS, TEXT = range(10)


    class Slices:
        """Records of a task by slice, packed, each piece with the contexts and files that it names."""

        MOST = 32 << 20

        def __init__(self, count):
            self.count = count
            self.spread = count // 16 + 1
            self.size = 0
            self.pieces = {}

        def keep(self, context, time, key, fraction, end, count, port, file, offset, length):
            # Copies have all of this in common. A day of a flow is in few slices, and in more than one of many.
            number = (context.identity + time // 86_400_000 * P1 + key % self.spread) % self.count
            piece = self.pieces.get(number)
            if piece is None:
                piece = self.pieces[number] = {}, {}, []
            contexts, files, records = piece
            index = contexts.get(context)
            if index is None:
                index = contexts[context] = len(contexts)
                self.size += len(context.text)
            records.append(struct.pack(
                RECORD, time, key ^ SIGN, fraction, -1 if end is None else end, count,
                -1 if port is None else port, index, -1 if file is None else files.setdefault(file, len(files)),
                offset or 0, length or 0,
            ))
            self.size += RECORD_SIZE

        def take(self):
            """(slice, piece) of all there is, which is gone then."""
            for number, (contexts, files, records) in self.pieces.items():
                texts = [(context.rank, context.group, context.text) for context in contexts]
                yield number, (texts, list(files), b"".join(records))
            self.size, self.pieces = 0, {}


    def preferred(contexts):
        """Of the contexts of copies, the one that is kept."""
        least = min(contexts)[0]
        rivals = {context for context in contexts if context[0] == least}
        if len(rivals) == 1:
            return rivals.pop()
        return min(rivals, key=lambda context: (xxh64(counted(json.loads(context[2]))) ^ SIGN, context))


    def merged(copies):
        """One record of all copies: the largest count, the latest end, the finest time, and the first place."""
        times, keys, fractions, ends, counts, ports, files, offsets, lengths, contexts = zip(*copies)
        count, end = max(counts), max(ends)
        nowhere, *cited = min(
            (file is None, file or "", offset, length)
            for file, offset, length, other in zip(files, offsets, lengths, counts)
            if other == count
        )
        earliest = min((other for other in ends if other >= 0), default=end)
        conflict = int(min(counts) != count or end - earliest >= 10_000)
        cited = (None, 0, 0) if nowhere else cited
        return (
            times[0], keys[0], max(fractions), end, count, ports[0], *cited, preferred(contexts),
            len(copies) - 1 - conflict, conflict,
        )


    def records_of(pieces):
        """The records of a slice by time and key, without their copies; last how many of these there were that
        say the same, and that do not."""
        packed, tagged = [], RECORD + "I"
        for number, (_, _, records) in enumerate(pieces):
            tag = struct.pack(">I", number)
            packed += [
                records[start : start + RECORD_SIZE] + tag for start in range(0, len(records), RECORD_SIZE)
            ]
        packed.sort()
        packed.append(b"")
        copies = []
        for index in range(len(packed) - 1):
            record = packed[index]
            time, key, fraction, end, count, port, context, file, offset, length, piece = struct.unpack(
                tagged, record
            )
            contexts, files, _ = pieces[piece]
            one = (
                time, key, fraction, end, count, port, files[file] if file >= 0 else None, offset, length,
                contexts[context],
            )
            if packed[index + 1].startswith(record[:KEY_SIZE]):
                copies.append(one)
            elif copies:
                yield merged(copies + [one])
                copies.clear()
            else:
                yield one + (0, 0)


    def sums_of(pieces):
        """The sums of a slice by flow and operation, and day."""
        groups = {}
        for record in records_of(pieces):
            time, key, fraction, end, count, port, file, offset, length, context, duplicate, conflict = record
            cited = time, key, fraction, count, port, file, offset, length
            end = max(end, time * 10_000 + fraction)
            hour = time // 3_600_000
            name = context[1], hour // 24
            sums = groups.get(name)
            if sums is None:
                hours = {hour % 24: [1, count]}
                groups[name] = [1, count, duplicate, conflict, end, cited, cited, cited, hours, context[2]]
                continue
            sums[RECORDS] += 1
            sums[EVENTS] += count
            sums[DUPLICATE] += duplicate
            sums[CONFLICT] += conflict
            if end > sums[LAST_END]:
                sums[LAST_END] = end
            # They come by time and key, and the first of equals stays.
            if time > sums[LAST][0]:
                sums[LAST] = cited
            if count > sums[LARGEST][3]:
                sums[LARGEST] = cited
            hours = sums[HOURS].setdefault(hour % 24, [0, 0])
            hours[0] += 1
            hours[1] += count
        return groups


    def add(sums, others):
        """Adds sums of the same group."""
        for number in (RECORDS, EVENTS, DUPLICATE, CONFLICT):
            sums[number] += others[number]
        sums[LAST_END] = max(sums[LAST_END], others[LAST_END])
        if others[FIRST][:2] < sums[FIRST][:2]:
            sums[FIRST], sums[TEXT] = others[FIRST], others[TEXT]
        sums[LAST] = min(sums[LAST], others[LAST], key=lambda cited: (-cited[0], cited[1]))
        sums[LARGEST] = min(sums[LARGEST], others[LARGEST], key=lambda cited: (-cited[3], cited[:2]))
        for hour, (records, events) in others[HOURS].items():
            hours = sums[HOURS].setdefault(hour, [0, 0])
            hours[0] += records
            hours[1] += events


    def by_slice(part):
        """The slices of a sorted part: their accounts, which are texts, and what else there is."""
        # Nothing here refers in circles, and looking for such takes a tenth of the time.
        gc.disable()
        for number, pairs in itertools.groupby(part, key=lambda pair: pair[0]):
            accounts, items = [], []
            for _, item in pairs:
                (accounts if type(item) is str else items).append(item)
            yield number, accounts, items


    def groups_of(part, count):
        """Sums of groups out of slices of records, in as many slices of groups."""
        for number, accounts, pieces in by_slice(part):
            for account in accounts:
                yield number, account
            slices = {}
            for (flow, day), sums in sums_of(pieces).items():
                place = (int.from_bytes(flow[:8], "big") + day) % count
                slices.setdefault(place, []).append((flow, day, sums))
            yield from slices.items()


    def lines_of(part):
        """The result's lines out of slices of groups."""
        for _, accounts, pieces in by_slice(part):
            groups = {}
            for piece in pieces:
                for flow, day, sums in piece:
                    known = groups.setdefault((flow, day), sums)
                    if known is not sums:
                        add(known, sums)
            for line in itertools.chain(accounts, map(record_line, groups.values())):
                yield (line,)
    """#
}
