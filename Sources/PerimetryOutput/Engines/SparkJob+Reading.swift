extension SparkJob {
  /// Lines, envelopes and arrays, and an account of every byte, as the decoder counts them.
  static let reading = #"""
    class Reader:
        """Reads lines of one file after another, and hands the records to `keep`."""

        def __init__(self, keep, memory=None):
            self.account = Account()
            self.keep = keep
            self.memory = memory or Memory()
            self.learned = None
            self.open(None, "")

        def open(self, name, uri, mark=0):
            """Begins a file, behind a byte order mark of `mark` bytes."""
            self.name = name
            self.hint, self.hour = hints_of(uri)
            self.hint_bytes = (self.hint or "").encode()
            self.offset = mark
            self.account.bytes["framing"] += mark
            # Whether records are told apart by brackets; None before anything was read.
            self.is_document = None
            self.uncounted = 0
            self.span = None

        # Lines

        def line(self, raw, ending=1, may_be_cut=False):
            """Reads a line without its end, of `ending` bytes."""
            sizes = self.account.bytes
            start = self.offset
            self.offset += len(raw) + ending
            self.learned = None
            if self.is_document is False and raw[:1] == b"{" and raw[-1:] == b"}":
                if len(raw) <= LONGEST_RECORD and self.keep_known(raw, start):
                    sizes["kept"] += len(raw)
                    sizes["framing"] += ending
                    return
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
            if self.learned:
                self.learn_form(text)
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
                        if text[start] == "[":
                            # Its items go on on other lines.
                            sizes["framing"] += 1
                            index = start + 1
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
    """#
}
