import Foundation
import PerimetryModel

extension RuleSetReader {
  /// The evidence that a rule set document holds in its candidates; what is missing or of another type is left out.
  public static func evidence(in data: Data) -> RuleSetEvidence {
    var evidence = RuleSetEvidence()
    // What is no JSON is no rule set either, which `read` says.
    let document = Result { try JSONSerialization.jsonObject(with: data) }
    guard case .success(let root as [String: Any]) = document,
      let profiles = root["profiles"] as? [[String: Any]]
    else { return evidence }
    for profile in profiles {
      guard let perimeter = profile["perimeter"] as? String,
        let name = profile["profile"] as? String
      else { continue }
      let key = ProfileKey(perimeter: ResourceID(perimeter), name: name)
      for direction in Direction.allCases {
        let part = profile[direction.rawValue] as? [String: Any]
        for candidate in part?["candidates"] as? [[String: Any]] ?? [] {
          guard let element = candidate["element"] as? String else { continue }
          evidence[key, element] = RuleEvidence(candidate: candidate)
        }
      }
    }
    return evidence
  }
}

extension RuleEvidence {
  fileprivate init?(candidate: [String: Any]) {
    guard let events = candidate["events"] as? Int64, let days = candidate["days"] as? Int64,
      let first = (candidate["first_seen"] as? String).flatMap(Timestamp.init),
      let last = (candidate["last_seen"] as? String).flatMap(Timestamp.init)
    else { return nil }
    let peers = candidate["peers"] as? [[String: Any]] ?? []
    let records = peers.compactMap { peer -> (time: Timestamp, place: Place)? in
      guard let record = peer["evidence"] as? [String: Any],
        let time = (record["time"] as? String).flatMap(Timestamp.init),
        let place = Place(record)
      else { return nil }
      return (time, place)
    }
    self.init(
      peers: peers.compactMap { $0["peer"] as? String }, events: events, days: days,
      firstSeen: first, lastSeen: last, firstRecord: records.min { $0.time < $1.time }?.place)
  }
}

extension RuleEvidence.Place {
  fileprivate init?(_ record: [String: Any]) {
    guard let file = record["file"] as? String, let offset = record["offset"] as? Int64,
      let length = record["length"] as? Int64
    else { return nil }
    self.init(file: file, offset: offset, length: length)
  }
}
