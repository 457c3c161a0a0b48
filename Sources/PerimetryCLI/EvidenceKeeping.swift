import PerimetryInput
import PerimetryModel
import PerimetryStore

/// `recommend --keep-evidence`: copies the raw bytes of the records that a recommendation cites into the store.
struct EvidenceKeeping {
  /// What all copies of a store may take, in bytes.
  static let room = 64 << 20
  /// Records a run copies at most; the peers with most events first.
  static let most = 10_000

  let path: String

  /// What became of the records cited.
  struct Outcome {
    var kept = 0
    var unreadable = 0
    var tooLarge = 0
    var beyondRoom = 0

    var isComplete: Bool { unreadable == 0 && tooLarge == 0 && beyondRoom == 0 }

    var text: String {
      var clauses = ["\(kept) of the records cited are kept in the store"]
      if !KeptRecord.isPackingBuiltIn {
        clauses[0] += ", not compressed: zlib is not built in"
      }
      if unreadable > 0 {
        clauses.append("\(unreadable) cannot be read back unchanged (see `perimetry explain`)")
      }
      if tooLarge > 0 { clauses.append("\(tooLarge) are longer than 256 KiB") }
      if beyondRoom > 0 {
        clauses.append("\(beyondRoom) are beyond 10,000 records a run or 64 MiB a store")
      }
      return clauses.joined(separator: "; ")
    }
  }

  /// Whoever calls holds the store's lock.
  /// - Parameter references: those to keep first come first.
  func keep(_ references: [RecordReference], readingFrom store: Store) throws -> Outcome {
    var outcome = Outcome()
    var seen: Set<RecordReference> = []
    let wanted = references.filter { seen.insert($0).inserted }
    outcome.beyondRoom = max(0, wanted.count - EvidenceKeeping.most)
    let evidence = try store.evidence(for: Array(wanted.prefix(EvidenceKeeping.most)))
    var copies: [KeptRecord] = []
    for reference in wanted.prefix(EvidenceKeeping.most) {
      guard let evidence = evidence[reference] else { continue }
      if try store.kept(reference) != nil {
        outcome.kept += 1
        continue
      }
      guard case .text(let bytes) = try StoredRecord(store: store).read(evidence) else {
        outcome.unreadable += 1
        continue
      }
      if let copy = KeptRecord(reference, plain: bytes) {
        copies.append(copy)
      } else {
        outcome.tooLarge += 1
      }
    }
    if copies.isEmpty { return outcome }
    let target = try Store(path: path, access: .write)
    let kept = try target.keep(copies, room: EvidenceKeeping.room)
    try target.close()
    outcome.kept += kept
    outcome.beyondRoom += copies.count - kept
    return outcome
  }
}
