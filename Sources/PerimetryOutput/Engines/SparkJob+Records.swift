extension SparkJob {
  /// The rest of the reader: records, and lines that need no parser.
  static let records = #"""
        # Forms: lines of the same keys in the same order, whose texts and numbers are taken without a parser

        # A value: a text, whose escapes are right in any case, or a number.
        HOLE = re.compile(
            rb'": ?("[^"\\\x00-\x1f]*(?:\\["\\/bfnrt][^"\\\x00-\x1f]*)*"|[1-9]\d{0,8}(?=[,}]))'
        )

        def keep_known(self, raw, offset):
            """Keeps the record of a line whose form is known. Whether it was."""
            parts = self.HOLE.split(raw)
            # No line holds what they are joined by.
            key, holes = b"\n".join(parts[::2]), parts[1::2]
            form = self.memory.forms.get(key)
            if form is None:
                self.learned = [key, holes]
            if form is None or form.time is None or not is_utf8(raw):
                return False
            values = b"\n".join(form.values_of(holes))
            digest = hashlib.blake2b(self.hint_bytes + values, digest_size=16).digest()
            context = form.contexts.get(digest)
            if context is None:
                context = self.context_of_form(form, holes, digest)
            time = self.plain_time(holes[form.time])
            if time is None or type(context) is str:
                return False
            end, count, port = None, 1, form.port_of_all
            if form.end is not None and holes[form.end] != b'""':
                end = self.plain_time(holes[form.end])
                if end is None:
                    return False
            if form.count is not None:
                count = plain_number(holes[form.count], LARGEST_COUNT)
                if not count:
                    return False
            if form.port is not None and holes[form.port] != b'""':
                port = plain_number(holes[form.port], 65535)
                if port is None:
                    return False
            self.found(context, time, end, count, port, offset, len(raw))
            return True

        def context_of_form(self, form, holes, digest):
            slots, values = form.slots[:], json.loads(b"[%s]" % b",".join(holes))
            for slot, index in form.texts:
                slots[slot] = values[index]
            context = form.contexts[digest] = self.context_of(slots, None)
            self.memory.grow(100)
            return context

        def plain_time(self, hole):
            return read_plain_time(hole[1:-1], self.memory.minutes) if PLAIN_TIME.fullmatch(hole) else None

        def learn_form(self, raw):
            key, holes, *slots = self.learned
            if slots:
                self.memory.forms[key] = self.form_of(raw, holes, *slots)
                self.memory.grow(len(key) + 5000)

        def form_of(self, raw, holes, slots):
            """Reads a line again with other texts in its holes. That it is JSON still shows that they are values,
            not something within a text, and what has changed which columns they are. A form without a time is
            of no use."""
            form = Form()
            form.time = None
            others = [b'"%d"' % number for number in range(900_000_001, 900_000_001 + len(holes))]
            left = iter(others)
            text = self.HOLE.sub(lambda match: match[0][: -len(match[1])] + next(left), raw)
            try:
                record = parse(text)
            except Malformed:
                return form
            if type(record) is not tuple or envelope(record) is not None or set(holes) & set(others):
                return form
            changed, places = [None] * len(slots), {}
            load(record, 0, changed)
            for slot, (old, new) in enumerate(zip(slots, changed)):
                if type(old) is type(new) and old == new:
                    continue
                hole = b'"%s"' % str(new).encode()
                if slot == COMPACTION or hole not in others or json.loads(holes[others.index(hole)]) != old:
                    return form
                places[slot] = others.index(hole)
            form.texts = [(slot, index) for slot, index in places.items() if slot <= CATEGORY]
            if len(form.texts) < 2 or any(slots[slot] is not None for slot in (END, COUNT) if slot not in places):
                return form
            form.values_of = operator.itemgetter(*(index for _, index in form.texts))
            form.slots, form.contexts = slots, {}
            form.end, form.count, form.port = places.get(END), places.get(COUNT), places.get(PORT_SLOT)
            form.port_of_all = None if PORT_SLOT in places else read_port(slots[PORT_SLOT])
            form.time = places.get(TIME_SLOT)
            return form

        # Records

        def record(self, pairs, raw, offset):
            account = self.account
            account.read += 1
            slots = [None] * (COMPACTION + 1)
            load(pairs, 0, slots)
            if text_value(slots[COMPACTION]) is not None:
                raise Compacted("%s is compacted already: ingest it as it is" % (self.name or "the table"))
            port = read_port(slots[PORT_SLOT])
            port_text = text_value(slots[PORT_SLOT]) if port is None else None
            context = self.context_of(slots, port_text)
            if context == FOREIGN:
                account.foreign += 1
                account.bytes["foreign"] += self.take_uncounted()
                return
            if context == NO_CATEGORY:
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
            end = self.end_of(slots[END])
            account.read -= 1
            account.bytes["kept"] += self.take_uncounted()
            if self.learned:
                # What is learned of a line is what its only record says.
                whole = len(self.learned) == 2 and self.span is None and port_text is None
                self.learned = self.learned + [slots] if whole else None
            if self.span:
                raw, offset = self.span
            self.found(context, time, end, count, port, offset, len(raw))

        def found(self, context, time, end, count, port, offset, length):
            """A record that can be kept."""
            account = self.account
            account.read += 1
            if context.diagnostics:
                for code in context.diagnostics:
                    account.note(code)
            account.unknown += context.is_unknown
            if end is not None and end < time:
                account.note("end-before-start")
            if self.name is None:
                offset = length = None
            milliseconds = time // 10_000
            key = identity_key(context.start, milliseconds, port)
            self.keep(context, milliseconds, key, time % 10_000, end, count, port, self.name, offset, length)

        def context_of(self, slots, port_text):
            """The context of a record's columns, FOREIGN or NO_CATEGORY."""
            known = repr((self.hint, port_text, slots[: CATEGORY + 1])).encode("utf-8", "surrogatepass")
            key = hashlib.blake2b(known, digest_size=16).digest()
            context = self.memory.contexts.get(key)
            if context is None:
                context = build_context(slots, port_text, self.hint, self.memory.known) or NO_CATEGORY
                self.memory.contexts[key] = context
                self.memory.grow(500 + len(context.text) if type(context) is not str else 200)
            return context

        def any_time(self, text):
            """A time in any spelling; most have the one that is remembered minute by minute."""
            time = self.plain_time(b'"%s"' % text.encode()) if len(text) == 28 else None
            return read_time(text) if time is None else time

        def time_of(self, value):
            """The time, or the reason why there is none."""
            text = text_value(value)
            if text is None:
                return NO_TIME if self.hour is None else self.hour
            time = self.any_time(text)
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

        def end_of(self, value):
            text = text_value(value)
            if text is None:
                return None
            end = self.any_time(text)
            if end is None:
                self.account.note("unreadable-end")
            return end
    """#
}
