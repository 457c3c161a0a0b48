extension SparkJob {
  /// What became of every byte, and what is remembered from task to task.
  static let accounts = #"""
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


    class Compacted(Exception):
        """The input is what this job writes."""


    class Memory:
        """What is known of texts that were read before. It is forgotten where it becomes too much."""

        MOST = 160 << 20

        def __init__(self):
            self.minutes = {}
            self.forget()

        def forget(self):
            self.contexts, self.forms, self.texts, self.size = {}, {}, {}, 0

        def known(self, function, text):
            """What a function makes of a text."""
            key = function.__name__, text
            if key in self.texts:
                return self.texts[key]
            value = self.texts[key] = function(text)
            self.grow(2 * len(text) + 200)
            return value

        def grow(self, size):
            self.size += size
            if self.size > self.MOST:
                self.forget()


    def memory_of(run):
        """That of a run in this process: Spark uses a process for many tasks, and unpickles this program for each."""
        kept = sys.modules.setdefault("perimetry_memory", types.ModuleType("perimetry_memory"))
        if getattr(kept, "run", None) != run:
            kept.run, kept.memory = run, Memory()
        return kept.memory


    class Form:
        """Lines but for their values: which of these is what, and the contexts of those that were seen."""

        __slots__ = (
            "time", "end", "count", "port", "port_of_all", "texts", "values_of", "slots", "contexts",
        )
    """#
}
