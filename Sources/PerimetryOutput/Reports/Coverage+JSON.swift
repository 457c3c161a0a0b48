import PerimetryModel

extension Coverage {
  func json(filter: FlowFilter) -> JSONValue {
    [
      "total": tally?.json ?? .null, "hours_in_window": JSONValue(hoursInWindow),
      "hours_with_records": JSONValue(hoursWithRecords), "files": JSONValue(files),
      "account": account.json, "compaction": compactionJSON,
      "partial_sources": .array(
        partialSources.map { source in
          [
            "file": .string(source.file), "lacks": .array(source.lacks.map(JSONValue.string)),
            "records": .integer(source.records), "hours": JSONValue(source.hours),
            "hours_shared_with_full_records": JSONValue(source.sharedHours),
          ]
        }),
      "blocker_categories_seen": Silence(coverage: self, filter: filter).json,
      "gaps": .array(
        gaps.map { gap in
          [
            "start": .string(gap.start.description), "end": .string(gap.end.description),
            "hours": JSONValue(gap.hours),
          ]
        }),
      "categories": .array(categories.map(\.json)),
      "resources": .array(resources.map(\.json)),
    ]
  }
}

extension Coverage.Category {
  fileprivate var json: JSONValue {
    let known = category.known
    return [
      "category": .string(category.name), "known": .bool(known != nil),
      "direction": JSONValue(known?.direction.rawValue),
      "verdict": .string((known?.verdict ?? .unknown).rawValue), "seen": .bool(tally != nil),
      "total": tally?.json ?? .null, "resources": JSONValue(resources),
    ]
  }
}

extension Coverage.Resource {
  fileprivate var json: JSONValue {
    tally.json.merging([
      "resource": .string(resource.text), "categories": JSONValue(categories.map(\.name)),
      "profiles": .array(profiles.map(\.json)),
    ])
  }
}

extension ProfileKey {
  var json: JSONValue { ["perimeter": .string(perimeter.text), "profile": .string(name)] }
}
