import ArgumentParser
import Foundation
import PerimetryModel
import PerimetryPolicy

/// Times the optimum on made-up sources, for `scripts/bench-recommend`. Hidden: it says nothing about anybody's logs.
struct MeasureCover: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-cover",
    abstract: "Time the optimal prefixes for generated sources.", shouldDisplay: false)

  @Option(help: "Distinct sources.") var sources = 500_000
  @Option(help: "Elements.") var budget = 200
  @Option(name: .customLong("widest-ipv4"), help: "The widest IPv4 prefix.") var widestIPv4 = 24
  @Option(
    name: .customLong("ipv6-every"), help: "One in so many sources is an IPv6 address; 0 for none.")
  var ipv6Every = 10
  @Option(help: "The most that may be opened.") var maxExposure: UInt64?
  @Option(help: "The same seed gives the same sources.") var seed: UInt64 = 1

  func run() throws {
    let addresses = generated()
    var cover: PrefixCover?
    // POSIX counts processor time in millionths of a second.
    let start = Foundation.clock()
    let time = ContinuousClock().measure {
      cover = PrefixCover.optimum(
        sources: addresses, refused: [], budget: budget, widestIPv4: widestIPv4, widestIPv6: 64,
        ceiling: maxExposure.map { UInt128($0) })
    }
    let processor = Double(Foundation.clock() - start) / 1_000_000
    try Console.write(
      """
      \(addresses.count) sources, budget \(budget): \(cover?.prefixes.count ?? 0) prefixes, \
      \(cover?.leftOut.count ?? 0) left out, exposure \(cover?.exposure.total ?? 0)\
      \(cover?.isProven ?? true ? "" : ", not proved optimal"), \(time), \(processor) seconds of processor

      """)
  }

  /// Addresses in clusters, as clients come: sixteen to a /24 on average.
  private func generated() -> [IPAddress] {
    var state = seed
    func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    var addresses: Set<IPAddress> = []
    addresses.reserveCapacity(sources)
    let networks = UInt64(max(1, sources / 16))
    while addresses.count < sources {
      let (network, host) = (next() % networks &* 2_654_435_761 % 0xDF_FFFF, next() & 0xFF)
      if ipv6Every > 0, addresses.count % ipv6Every == 0 {
        addresses.insert(.v6(0x2001_0DB8 << 96 | UInt128(network) << 64 | UInt128(host)))
      } else {
        addresses.insert(.v4(UInt32(truncatingIfNeeded: network << 8 | host)))
      }
    }
    return Array(addresses)
  }
}
