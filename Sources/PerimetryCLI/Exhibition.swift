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
        evidence: evidence, raw: try raw(evidence, at: try store.path(of: reference) ?? ""))
    }
  }

  private func raw(_ evidence: Evidence, at path: String) throws -> Explanation.Exhibit.Raw {
    // Entries of a container that came by standard input start the same; all other paths are absolute.
    if path.hasPrefix("-") { return .unavailable("it came by standard input and was not kept") }
    var info = stat()
    if stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFIFO {
      return .unavailable("\(path): it came by a named pipe and was not kept")
    }
    do throws(RawRecord.Failure) {
      let reading = try RawRecord.read(evidence, at: path)
      let text = String(decoding: reading.bytes, as: UTF8.self)
      return reading.doubt.map { .unverified(text, reason: $0) } ?? .text(text)
    } catch {
      switch error {
      case .gone(let reason): return .unavailable(reason)
      case .changed: return .unavailable("\(path): the file holds something else there now")
      }
    }
  }
}
