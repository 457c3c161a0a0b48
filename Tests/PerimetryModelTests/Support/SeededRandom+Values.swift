import PerimetryModel
import TestSupport

extension SeededRandom {
  /// An address of either family; IPv6 with runs of zero groups more often than chance would give.
  mutating func address() -> IPAddress {
    if Bool.random(using: &self) { return .v4(UInt32.random(in: 0...UInt32.max, using: &self)) }
    let groups = (0..<8).map { _ in
      one(of: [0, 0, 1, UInt16.random(in: 0...UInt16.max, using: &self)])
    }
    return .v6(groups.reduce(0) { $0 << 16 | UInt128($1) })
  }
}
