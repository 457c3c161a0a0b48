extension SparkJob {
  /// Lines, envelopes and arrays, and an account of every byte, as the decoder counts them.
  static let reading = #"""
    # Lines: records, envelopes and arrays of them, and an account of every byte. ------------------------
    def value_ranges(raw):
        """Where whole objects and arrays lie on a line of nothing else but blanks and commas."""
        ranges, start, depth = [], 0, 0
        in_string = escaped = False
        for index, byte in enumerate(raw):
            if in_string:
                if escaped:
                    escaped = False
                elif byte == 0x5C:
                    escaped = True
                elif byte == 0x22:
                    in_string = False
            elif byte in b"{[":
                start = index if depth == 0 else start
                depth += 1
            elif byte in b"}]":
                depth -= 1
                if depth < 0:
                    return []
                if depth == 0:
                    ranges.append((start, index + 1))
            elif byte == 0x22 and depth > 0:
                in_string = True
            elif depth == 0 and byte != 0x2C and byte not in BLANK_BYTES:
                return []
        return ranges if depth == 0 and not in_string else []


    def envelope(pairs):
        """The array of a `records` member; None where there is none."""
        for name, value in pairs:
            if type(value) is list and len(name) == 7 and name.lower() == "records":
                return value
        return None


    def opens_value(text):
        return text.lstrip(BLANKS)[:1] in ("{", "[") and text.strip(BLANKS) != ""


    def hints_of(uri):
        """The category that the container names, and the hour that the folders do."""
        parts = urlsplit(uri)
        path = unquote(parts.path) if parts.scheme else uri
        segments = [part for part in path.split("/") if part]
        if "@" in parts.netloc:
            segments.insert(0, parts.netloc.split("@")[0])
        category = hour = None
        for segment in segments:
            if category is None and segment[:14].lower() == "insights-logs-":
                category = known_category(segment)
        years = [i for i, segment in enumerate(segments) if segment[:2].lower() == "y="]
        if years and years[-1] + 3 < len(segments):
            numbers = []
            for segment, key in zip(segments[years[-1] :], ("y=", "m=", "d=", "h=")):
                rest = segment[2:]
                if segment[:2].lower() != key or not INTEGER.fullmatch(rest):
                    return category, None
                numbers.append(int(rest))
            day = day_number(*numbers[:3])
            if day is not None and 0 <= numbers[3] < 24:
                hour = day * DAY_TICKS + numbers[3] * 3600 * TICKS
        return category, hour


    class Account:
        """What became of what was read, as perimetry accounts for it."""

        PARTS = ("kept", "rejected", "foreign", "blank", "framing")
        MOST_SAMPLES = 20
        LONGEST_SAMPLE = 300

        def __init__(self):
            self.read = self.rejected = self.foreign = self.unknown = 0
            self.bytes = dict.fromkeys(self.PARTS, 0)
            self.diagnostics = {}
            self.samples = []

        def note(self, code):
            self.diagnostics[code] = self.diagnostics.get(code, 0) + 1

        def used(self):
            """What there was but rejects."""
            return self.read - self.rejected, self.foreign, sum(self.diagnostics.values())

        def line(self, files=0):
            sizes = {part: size for part, size in self.bytes.items() if size}
            if sizes:
                sizes["read"] = sum(sizes.values())
            account = {
                "format": 1, "files": files, "read": self.read, "rejected": self.rejected,
                "foreign": self.foreign, "unknown_category": self.unknown, "bytes": sizes,
                "diagnostics": self.diagnostics, "rejects": self.samples,
            }
            account = {name: value for name, value in account.items() if value}
            return json.dumps(
                {"perimetry": {"account": account}}, ensure_ascii=False, sort_keys=True,
                separators=(",", ":"),
            )


    class Reader:
        """Reads lines of one file after another. What it finds is in `rows`, for others to take."""

        MOST_CONTEXTS = 100_000
        MOST_TEXT = 64 << 20

        def __init__(self):
            self.account = Account()
            self.rows = []
            self.contexts = {}
            self.text_size = 0
            self.open(None, "")

        def open(self, name, uri):
            self.name = name
            self.hint, self.hour = hints_of(uri)
            self.offset = 0
            # Whether records are told apart by brackets; None before anything was read.
            self.is_document = None
            self.uncounted = 0
            self.span = None

        # Lines

        def line(self, raw, ending=1, mark=0, may_be_cut=False):
            """Reads a line without its end, of `ending` bytes, behind a byte order mark of `mark`."""
            sizes = self.account.bytes
            sizes["framing"] += mark
            start = self.offset
            self.offset += len(raw) + ending
            text = raw.lstrip(BLANK_BYTES)
            lead = len(raw) - len(text)
            if not text:
                sizes["blank"] += len(raw) + ending
                return
            if self.is_document is None:
                self.is_document = self.opens_document(text)
            if self.is_document:
                self.document_line(text.rstrip(BLANK_BYTES), start + lead)
                sizes["blank"] += lead + len(text) - len(text.rstrip(BLANK_BYTES)) + ending
                return
            sizes["framing"] += ending
            if len(text) > LONGEST_RECORD:
                sizes["blank"] += lead
                self.uncounted = len(text)
                self.account.read += 1
                self.reject(TOO_LONG, text, start + lead)
                return
            line, text = text, text.rstrip(BLANK_BYTES)
            sizes["blank"] += lead
            account = self.account
            used, rejected, before = account.used(), account.rejected, dict(sizes)
            self.decode(text, start + lead)
            sizes["blank"] += len(line) - len(text)
            if may_be_cut and start + lead > 0:
                # Of a last line of nothing but rejects every byte is rejected: it may be cut.
                if account.rejected > rejected and account.used() == used:
                    sizes.update(before)
                    sizes["rejected"] += len(line)

        def decode(self, raw, offset):
            self.uncounted = len(raw)
            self.decode_counted(raw, offset)
            self.account.bytes["framing"] += self.take_uncounted()

        def decode_counted(self, raw, offset):
            try:
                self.value(parse(raw), raw, offset)
            except Malformed as error:
                ranges = value_ranges(raw)
                if not ranges or ranges == [(0, len(raw))]:
                    self.account.read += 1
                    self.reject(MALFORMED + str(error), raw, offset)
                    return
                for start, end in ranges:
                    rest = self.uncounted - (end - start)
                    self.uncounted = min(self.uncounted, end - start)
                    self.decode_counted(raw[start:end], offset + start)
                    self.uncounted += max(0, rest)

        def take_uncounted(self):
            size, self.uncounted = self.uncounted, 0
            return size

        def reject(self, reason, raw, offset):
            account = self.account
            account.rejected += 1
            account.bytes["rejected"] += self.take_uncounted()
            if len(account.samples) < account.MOST_SAMPLES:
                raw, offset = self.span or (raw, offset)
                sample = {"file": self.name, "offset": offset} if self.name else {}
                account.samples.append(dict(
                    sample, length=len(raw), reason=reason,
                    raw=raw[: account.LONGEST_SAMPLE].decode("utf-8", "replace"),
                ))

        def value(self, value, raw, offset):
            kind = type(value)
            if kind is tuple:
                records = envelope(value)
                if records is None:
                    self.record(value, raw, offset)
                else:
                    self.value(records, raw, offset)
            elif kind is list:
                for item in value:
                    self.value(item, raw, offset)
            elif kind is str and self.span is None and opens_value(value):
                self.embedded(value, raw, offset)
            else:
                self.account.read += 1
                self.reject(NOT_AN_OBJECT, raw, offset)

        def embedded(self, text, raw, offset):
            """A text that holds a JSON text, as tools write out message bodies."""
            self.span = (raw, offset)
            try:
                content = parse(text.encode())
            except Malformed as error:
                self.account.read += 1
                self.reject(MALFORMED + "in a text: " + str(error), raw, offset)
            else:
                self.value(content, raw, offset)
            self.span = None

        # Documents: arrays and envelopes, whole on a line or a record a line, whose records have places of their own

        OPENING = re.compile(r'\{\s*"records"\s*:\s*\[', re.IGNORECASE | re.ASCII)
        CLOSING = re.compile(r"\]\s*\}", re.ASCII)

        def opens_document(self, text):
            if text[:1] == b"[" or self.OPENING.match(text.decode("utf-8", "replace")):
                return True
            if text[:1] != b"{":
                return False
            try:
                return envelope(parse(text.rstrip(BLANK_BYTES))) is not None
            except Malformed:
                return False

        def document_line(self, raw, offset):
            sizes = self.account.bytes
            text = raw.decode("utf-8", "surrogateescape")
            self.document = (raw, text, offset, text.isascii())
            index = 0
            while index < len(text):
                if text[index] in BLANKS:
                    sizes["blank"] += 1
                    index += 1
                elif text[index] in ",]}" or text[index:] == "[":
                    closing = self.CLOSING.match(text, index)
                    end = closing.end() if closing else index + 1
                    sizes["framing"] += end - index
                    index = end
                else:
                    start = index
                    try:
                        index = self.document_value(index)
                    except (ValueError, RecursionError, Malformed) as error:
                        opening = self.OPENING.match(text, start)
                        if opening:
                            sizes["framing"] += opening.end() - start
                            index = opening.end()
                            continue
                        rest = raw[self.place(start) :]
                        self.uncounted = len(rest)
                        self.account.read += 1
                        self.reject(MALFORMED + str(error)[:120], rest, offset + self.place(start))
                        return

        def place(self, index):
            """The byte of the line at which a letter stands."""
            raw, text, offset, is_ascii = self.document
            return index if is_ascii else len(text[:index].encode("utf-8", "surrogateescape"))

        def document_value(self, index):
            """Reads the value at a letter. Returns where it ends."""
            raw, text, offset, is_ascii = self.document
            sizes = self.account.bytes
            value, end = DECODER.raw_decode(text, index)
            if ("\\u" in text or not is_ascii) and holds_half_a_pair(value):
                raise Malformed("half a surrogate pair")
            if text[index] == "[":
                sizes["framing"] += 1
                index = self.document_items(index + 1)
                sizes["framing"] += 1
                return index
            if type(value) is tuple and envelope(value) is not None:
                opening = self.opening_of_records(index)
                sizes["framing"] += self.place(opening + 1) - self.place(index)
                closing = self.document_items(opening + 1) - 1
                sizes["framing"] += self.place(end) - self.place(closing)
                return end
            start, stop = self.place(index), self.place(end)
            self.uncounted = stop - start
            self.value(value, raw[start:stop], offset + start)
            sizes["framing"] += self.take_uncounted()
            return end

        def document_items(self, index):
            """Reads the items of an array from behind its bracket. Returns the index behind its end."""
            text = self.document[1]
            while text[index] != "]":
                if text[index] in BLANKS:
                    self.account.bytes["blank"] += 1
                    index += 1
                elif text[index] == ",":
                    self.account.bytes["framing"] += 1
                    index += 1
                else:
                    index = self.document_value(index)
            return index + 1

        def opening_of_records(self, index):
            """Where the bracket of the array of records stands in the object at a letter."""
            text = self.document[1]

            def behind_blanks(index):
                while text[index] in BLANKS:
                    index += 1
                return index

            index += 1
            while True:
                index = behind_blanks(index)
                if text[index] == ",":
                    index = behind_blanks(index + 1)
                name, index = DECODER.raw_decode(text, index)
                index = behind_blanks(behind_blanks(index) + 1)
                if name.lower() == "records" and text[index] == "[":
                    return index
                index = DECODER.raw_decode(text, index)[1]

        # Records

        def record(self, pairs, raw, offset):
            account = self.account
            account.read += 1
            slots = [None] * (COMPACTION + 1)
            load(pairs, 0, slots)
            if text_value(slots[COMPACTION]) is not None:
                self.reject("part of a compaction: ingest that as it is", raw, offset)
                return
            port = read_port(slots[PORT_SLOT])
            port_text = text_value(slots[PORT_SLOT]) if port is None else None
            key = (self.hint, port_text, *slots[: CATEGORY + 1])
            context = self.contexts.get(key)
            if context is None:
                context = self.learn_context(key, slots, port_text)
            if context is FOREIGN:
                account.foreign += 1
                account.bytes["foreign"] += self.take_uncounted()
                return
            if context is NO_CATEGORY:
                self.reject(NO_CATEGORY, raw, offset)
                return
            time = self.time_of(slots[TIME_SLOT])
            if type(time) is str:
                self.reject(time, raw, offset)
                return
            count = self.count_of(slots[COUNT])
            if count is None:
                self.reject(TOO_LARGE + (text_value(slots[COUNT]) or ""), raw, offset)
                return
            if text_value(slots[TIME_SLOT]) is None:
                account.note("time-from-path")
            for code in context.diagnostics:
                account.note(code)
            if context.is_unknown:
                account.unknown += 1
            end = self.end_of(slots[END], time)
            account.bytes["kept"] += self.take_uncounted()
            if self.span:
                raw, offset = self.span
            milliseconds = time // 10_000
            known_place = self.name is not None
            self.rows.append((
                milliseconds, identity_key(context.identity, milliseconds, port), time % 10_000, end,
                count, port, context.group, context.rank, context.text, self.name,
                offset if known_place else None, len(raw) if known_place else None,
            ))

        def learn_context(self, key, slots, port_text):
            context = build_context(slots, port_text, self.hint)
            if context is None:
                context = NO_CATEGORY
            if len(self.contexts) >= self.MOST_CONTEXTS or self.text_size > self.MOST_TEXT:
                self.contexts.clear()
                self.text_size = 0
            self.contexts[key] = context
            if type(context) is Context:
                self.text_size += 2 * len(context.text)
            return context

        def time_of(self, value):
            """The time, or the reason why there is none."""
            if type(value) is str:
                time = read_plain_time(value)
                if time is not None:
                    return time
            text = text_value(value)
            if text is None:
                if self.hour is not None:
                    return self.hour
                return NO_TIME
            time = read_time(text)
            return UNREADABLE_TIME + text[:80] if time is None else time

        def count_of(self, value):
            """1 where absent or unusable; None where it is too large to be true."""
            if type(value) is int and 1 <= value <= LARGEST_COUNT:
                return value
            text = text_value(value)
            if text is None:
                return 1
            count = whole_number(value)
            if count is None:
                number = floating(text)
                if number is not None and number > LARGEST_COUNT:
                    return None
            elif count > LARGEST_COUNT:
                return None
            if count is None or count < 1:
                self.account.note("unusable-count")
                return 1
            return count

        def end_of(self, value, time):
            if value is None:
                return None
            end = read_plain_time(value) if type(value) is str else None
            if end is None:
                text = text_value(value)
                if text is None:
                    return None
                end = read_time(text)
                if end is None:
                    self.account.note("unreadable-end")
                    return None
            if end < time:
                self.account.note("end-before-start")
            return end


    def root_path(uri):
        """What tells places apart: the store, and the way from its root. An input is no escaped text."""
        match = re.fullmatch("(?s)[A-Za-z][A-Za-z0-9+.-]*:(?://([^/]*))?(.*)", uri)
        return (match[1] or "", match[2]) if match else ("", uri)


    def evidence_name(uri, roots):
        """How a file is called in evidence: below the name that its root goes by."""
        place = root_path(unquote(uri))
        for (store, path), name in roots:
            if place[0] == store and (place[1] == path or place[1].startswith(path.rstrip("/") + "/")):
                rest = place[1][len(path.rstrip("/")) :].lstrip("/")
                return name.rstrip("/") + "/" + rest if rest else name
        return unquote(uri)


    UNPACKED = (".gz", ".bz2", ".deflate", ".lz4", ".snappy", ".zst", ".zstd")


    def read_lines(lines, roots):
        """Turns (line, file, size) of whole files, in order, into rows, and an account of them."""
        reader = Reader()
        before, uri, size = None, None, 0

        def finish():
            # What is left of the file says whether its last line ends, and whether a mark opened it.
            left = None if uri.lower().endswith(UNPACKED) else size - reader.offset - len(before)
            ending, mark = {0: (0, 0), 3: (0, 3), 4: (1, 3)}.get(left, (1, 0))
            reader.line(before, ending, mark, may_be_cut=ending == 0)

        for line, path, length in lines:
            if path == uri:
                reader.line(before)
            else:
                if uri is not None:
                    finish()
                uri, size = path, length
                reader.open(evidence_name(path, roots), path)
            before = bytes(line)
            if len(reader.rows) > 500:
                yield from reader.rows
                reader.rows.clear()
        if uri is not None:
            finish()
        yield from reader.rows
        yield reader.account


    def read_table_rows(texts):
        """Turns rows of a table, as JSON texts, into rows; of a table's bytes nothing is known."""
        reader = Reader()
        for text in texts:
            raw = text.encode()
            reader.value(parse(raw), raw, 0)
            if len(reader.rows) > 500:
                yield from reader.rows
                reader.rows.clear()
        yield from reader.rows
        reader.account.bytes.clear()
        yield reader.account
    """#
}
