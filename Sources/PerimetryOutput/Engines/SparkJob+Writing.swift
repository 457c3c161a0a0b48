extension SparkJob {
  /// A compacted record as a line.
  static let writing = #"""
    # The compacted records. ------------------------------------------------------------------------------
    LARGEST_NUMBER = (1 << 63) - 1


    def place(file, offset, length, **more):
        if file is None:
            return more
        return dict(more, file=file, offset=offset, length=length)


    def evidence(kept, first):
        """What one record of a group says of itself; its file only where that is another than the first's."""
        time = kept["t"] * 10_000 + kept["f"]
        identity = "%016x" % (kept["k"] & MASK)
        cited = place(
            kept["file"], kept["offset"], kept["length"], time=time_text(time), identity=identity,
            count=kept["c"],
        )
        if cited.get("file") == first["file"]:
            cited.pop("file", None)
        return cited


    def record_line(row):
        """A line for a flow, an operation and a day; an account is a line already."""
        row = row.asDict(True)
        first = row["first"]
        if first["t"] < 0:
            return first["x"]
        category, *texts = json.loads(first["x"])
        time = first["t"] * 10_000 + first["f"]
        exported = texts[EXPORTED_CATEGORY]
        record = {"time": time_text(time), "category": category, "count": row["events"]}
        if exported and not is_table_name(exported):
            record["category"] = exported
        record["timeGeneratedEndTime"] = time_text(row["last_end"])
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
        if first["p"] is not None:
            properties.setdefault("source", {})["port"] = first["p"]
        stands_for = {"records": row["records"]}
        if row["duplicate"]:
            stands_for["duplicate"] = row["duplicate"]
        if row["conflict"]:
            stands_for["conflict"] = row["conflict"]
        hours = [
            [hour, row["n%d" % hour], row["e%d" % hour]] for hour in range(24) if row["n%d" % hour]
        ]
        if len(hours) > 1:
            stands_for["hours"] = hours
        if first["file"] is not None:
            stands_for["first"] = place(first["file"], first["offset"], first["length"], count=first["c"])
        for name in ("last", "largest"):
            kept = row[name]
            if (kept["t"], kept["k"]) != (first["t"], first["k"]):
                stands_for[name] = evidence(kept, first)
        record["perimetry"] = stands_for
        return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    """#
}
