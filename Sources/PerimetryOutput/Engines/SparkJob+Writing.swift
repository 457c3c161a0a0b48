extension SparkJob {
  /// A compacted record as a line.
  static let writing = #"""
    # The compacted records. ------------------------------------------------------------------------------
    LARGEST_NUMBER = (1 << 63) - 1
    LINE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


    def place(file, offset, length, **more):
        if file is None:
            return more
        return dict(more, file=file, offset=offset, length=length)


    def evidence(cited, first):
        """What one record of a group says of itself; its file only where that is another than the first's."""
        time, key, fraction, count, _, file, offset, length = cited
        time, identity = time_text(time * 10_000 + fraction), "%016x" % (key ^ SIGN)
        said = place(file, offset, length, time=time, identity=identity, count=count)
        if said.get("file") == first:
            said.pop("file", None)
        return said


    def record_line(sums):
        """A line for a flow, an operation and a day."""
        time, key, fraction, count, port, file, offset, length = sums[FIRST]
        category, *texts = json.loads(sums[TEXT])
        exported = texts[EXPORTED_CATEGORY]
        record = {
            "time": time_text(time * 10_000 + fraction),
            "category": category,
            "count": min(sums[EVENTS], LARGEST_NUMBER),
            "timeGeneratedEndTime": time_text(sums[LAST_END]),
        }
        if exported and not is_table_name(exported):
            record["category"] = exported
        for (scope, name), text in zip(PLACES, texts):
            if not text or name is None:
                continue
            part = record
            for step_name in scope:
                part = part.setdefault(step_name, {})
            part[name] = text
        properties = record.setdefault("properties", {})
        if texts[RULE_TEXT]:
            properties["matchedRule"] = texts[RULE_TEXT]
        elif texts[RULE]:
            properties["matchedRule"] = {"accessRule": texts[RULE]}
        if port >= 0:
            properties.setdefault("source", {})["port"] = port
        stands_for = {"records": sums[RECORDS]}
        if sums[DUPLICATE]:
            stands_for["duplicate"] = sums[DUPLICATE]
        if sums[CONFLICT]:
            stands_for["conflict"] = sums[CONFLICT]
        if len(sums[HOURS]) > 1:
            stands_for["hours"] = [
                [hour, records, min(events, LARGEST_NUMBER)]
                for hour, (records, events) in sorted(sums[HOURS].items())
            ]
        if file is not None:
            stands_for["first"] = place(file, offset, length, count=count)
        for name, cited in (("last", sums[LAST]), ("largest", sums[LARGEST])):
            if cited[:2] != (time, key):
                stands_for[name] = evidence(cited, file)
        record["perimetry"] = stands_for
        return LINE.encode(record)
    """#
}
