import Foundation
import PerimetryInput
import PerimetryModel
import PerimetryStore

/// Reads the raw bytes of a record back from where it was ingested.
struct StoredRecord {
  enum Raw {
    case text([UInt8])
    /// What stands at the place; the reason why nobody can tell whether it still is the record.
    case unverified([UInt8], reason: String)
    case unavailable(reason: String)
  }

  let store: Store

  func read(_ evidence: Evidence) throws -> Raw {
    let path = try store.path(of: evidence.reference) ?? ""
    // Entries of a container that came by standard input start the same; all other paths are absolute.
    if path.hasPrefix("-") {
      return .unavailable(reason: "it came by standard input and was not kept")
    }
    var info = stat()
    if stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFIFO {
      return .unavailable(reason: "\(path): it came by a named pipe and was not kept")
    }
    do throws(RawRecord.Failure) {
      let reading = try RawRecord.read(evidence, at: path)
      return reading.doubt.map { .unverified(reading.bytes, reason: $0) } ?? .text(reading.bytes)
    } catch {
      switch error {
      case .gone(let reason): return .unavailable(reason: reason)
      case .changed:
        return .unavailable(reason: "\(path): the file holds something else there now")
      }
    }
  }
}
