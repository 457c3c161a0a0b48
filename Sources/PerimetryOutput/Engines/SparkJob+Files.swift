extension SparkJob {
  /// Files, whole or line by line, and rows of tables.
  static let files = #"""
    # Files and tables, read step by step. ---------------------------------------------------------------
    MARK = b"\xef\xbb\xbf"


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


    GZIP = b"\x1f\x8b"


    def unpacked(content, account):
        """What a gzip file holds, all members of it, block by block, as far as it can be read."""
        while content:
            if not content.startswith(GZIP):
                account.note("trailing-bytes")
                return
            unpacking = zlib.decompressobj(wbits=31)
            while not unpacking.eof:
                before = unpacking.copy()
                try:
                    block = unpacking.decompress(content, BLOCK)
                except zlib.error:
                    yield before_damage(before, content)
                    account.note("damaged-gzip")
                    return
                content = unpacking.unconsumed_tail
                if not block and not content and not unpacking.eof:
                    account.note("truncated-gzip")
                    return
                yield block
            content = unpacking.unused_data.lstrip(b"\0")


    def before_damage(unpacking, content):
        """Of the block in which a gzip stream is damaged what can be read."""
        read = bytearray()
        while True:
            try:
                read += unpacking.decompress(content, 1)
            except zlib.error:
                return bytes(read)
            content = unpacking.unconsumed_tail


    def read_file(reader, content, uri, roots):
        """Reads a file that is there as a whole, step by step."""
        # By its content, as names are given by anybody.
        blocks = unpacked(content, reader.account) if content.startswith(GZIP) else iter((content,))
        rest = next(blocks, b"")
        mark = len(MARK) if rest.startswith(MARK) else 0
        reader.open(evidence_name(uri, roots), uri, mark)
        rest = rest[mark:]
        while rest is not None:
            *lines, rest = rest.split(b"\n")
            for line in lines:
                reader.line(line)
            yield
            block = next(blocks, None)
            if block is None:
                if rest:
                    reader.line(rest, ending=0, may_be_cut=True)
                elif not reader.offset:
                    reader.account.note("empty-file")
                return
            rest += block


    def read_files(reader, rows, roots):
        """Reads whole files, each behind a line that has its size and its URI."""
        for row in rows:
            end = row.index(b"\n")
            size, uri = row[:end].decode().split(" ", 1)
            # What a blob has grown by since the job began is another run's.
            yield from read_file(reader, row[end + 1 : end + 1 + int(size)], uri, roots)


    def read_lines(reader, rows, roots):
        """Reads the lines of files in order, each behind a line that has the file's size and URI."""
        before = head = size = None

        def finish():
            # What is left of the file says whether its last line ends, and whether a mark opened it.
            left = None if size is None else size - reader.offset - len(before)
            ending, mark = {0: (0, 0), 3: (0, 3), 4: (1, 3)}.get(left, (1, 0))
            reader.account.bytes["framing"] += mark
            reader.line(before, ending, may_be_cut=ending == 0)

        for row in rows:
            end = row.index(b"\n") + 1
            if row[:end] == head:
                reader.line(before)
            else:
                if head is not None:
                    finish()
                head = row[:end]
                size, uri = head[:-1].decode().split(" ", 1)
                size = None if uri.lower().endswith(PACKED) else int(size)
                reader.open(evidence_name(uri, roots), uri)
            before = row[end:]
            yield
        if head is not None:
            finish()


    def read_table_rows(reader, texts):
        """Reads rows of a table, as JSON texts; of a table's bytes nothing is known."""
        for text in texts:
            raw = text.encode()
            reader.value(parse(raw), raw, 0)
            yield
        reader.account.bytes.clear()
    """#
}
