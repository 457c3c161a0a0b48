import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryStore

/// Picks records that show what a set of flows is made of, and reads them back from their files.
struct Exhibition {
  var store: Store
  var examples: Int

  /// The largest records of the flows with most events first; one a flow before a second of any.
  func exhibits(for assessments: [Assessment]) throws -> [Explanation.Exhibit] {
    let flows = assessments.map(\.flow).sorted {
      $0.tally.events != $1.tally.events ? $0.tally.events > $1.tally.events : $0.key < $1.key
    }
    var chosen: [RecordReference] = []
    for depth in 0..<3 {
      for flow in flows where depth < flow.references.count && chosen.count < examples {
        let reference = flow.references[flow.references.count - 1 - depth]
        if !chosen.contains(reference) { chosen.append(reference) }
      }
    }
    let evidence = try store.evidence(for: chosen)
    return try chosen.sorted().compactMap { reference in
      guard let evidence = evidence[reference] else { return nil }
      return Explanation.Exhibit(
        evidence: evidence, raw: try raw(evidence))
    }
  }

  private func raw(_ evidence: Evidence) throws -> Explanation.Exhibit.Raw {
    switch try StoredRecord(store: store).read(evidence) {
    case .text(let bytes):
      // What identifies a record is in the file still; whether all else is, only a copy can tell.
      if let kept = try store.kept(evidence.reference)?.plain, kept != bytes {
        return try copy(evidence, because: "the file holds another text of the record now")
          ?? .text(String(decoding: bytes, as: UTF8.self))
      }
      return .text(String(decoding: bytes, as: UTF8.self))
    case .unverified(let bytes, let reason):
      return try copy(evidence, because: reason)
        ?? .unverified(String(decoding: bytes, as: UTF8.self), reason: reason)
    case .unavailable(let reason):
      return try copy(evidence, because: reason) ?? .unavailable(reason)
    }
  }

  /// What `recommend --keep-evidence` kept; `nil` where it kept nothing.
  private func copy(
    _ evidence: Evidence, because reason: String
  ) throws -> Explanation.Exhibit.Raw? {
    guard let kept = try store.kept(evidence.reference) else { return nil }
    guard let bytes = kept.plain else {
      return .unavailable("\(reason); and the copy in the store is damaged")
    }
    return .copy(String(decoding: bytes, as: UTF8.self), hash: kept.hash, reason: reason)
  }
}
