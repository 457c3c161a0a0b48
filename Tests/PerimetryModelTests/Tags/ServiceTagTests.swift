import PerimetryModel
import TestSupport
import Testing

@Suite struct ServiceTagTests {
  private func tag(_ name: String = "Service", _ prefixes: String...) -> ServiceTag {
    ServiceTag(name: name, prefixes: prefixes.compactMap { IPPrefix($0) })
  }

  @Test func `repeated and overlapping prefixes count once`() {
    let tag = tag(
      "Service", "192.0.2.0/25", "192.0.2.0/26", "192.0.2.0/25", "2001:db8::/63", "2001:db8::/64",
      "2001:db8:1::/127", "2001:db8:1::8/125")
    #expect(
      tag.prefixes.map(\.description) == [
        "192.0.2.0/25", "2001:db8::/63", "2001:db8:1::/127", "2001:db8:1::8/125",
      ])
    #expect(tag.size == 128 + 2 + 1)
  }

  @Test func `the most specific has fewest addresses, then a region`() {
    let tags = [
      tag("Wide", "192.0.2.0/24"), tag("Service", "192.0.2.0/28"),
      tag("Service.Region", "192.0.2.0/28"), tag("Other.Region", "192.0.2.0/27"),
    ]
    #expect(tags.sorted().map(\.name) == ["Service.Region", "Service", "Other.Region", "Wide"])
  }

  @Test(arguments: [
    ("AzureCloud", "192.0.2.0/24", true), ("azurecloud.westeurope", "192.0.2.0/24", true),
    ("Internet", "192.0.2.0/24", true), ("VirtualNetwork", "192.0.2.0/24", true),
    ("AzureCloudShell", "192.0.2.0/24", false), ("Storage.WestEurope", "203.0.0.0/16", false),
    ("Storage", "203.0.0.0/15", true), ("Service", "2001:db8::/48", false),
    ("Service", "2001:db8::/47", true),
  ])
  func `what is for everybody or very large is broad`(
    name: String, prefix: String, isBroad: Bool
  ) {
    #expect((tag(name, prefix).breadth != nil) == isBroad)
  }

  @Test func `everything there is does not overflow`() {
    let tag = tag("All", "0.0.0.0/0", "::/0")
    #expect(tag.size == UInt128(1) << 32 + UInt128(1) << 64)
    let exposure = tag.exposure(beside: [.v4(1), .v6(1), .v6(2), .v6(1 << 64)])
    #expect(exposure.ipv4Addresses == 1 << 32 - 1)
    #expect(exposure.ipv6Networks == UInt128(1) << 64 - 2)
    let halves = self.tag("Halves", "::/1", "8000::/1")
    #expect(halves.size == UInt128(1) << 64)
    #expect(halves.exposure(beside: []).ipv6Addresses == .max)
  }

  /// A few dozen tags over a space small enough to look at address by address.
  private struct World {
    var tags: [(name: String, prefixes: [IPPrefix])] = []
    var addresses: [IPAddress] = []

    init(seed: UInt64) {
      var random = SeededRandom(seed: seed)
      for number in 0..<Int.random(in: 1...12, using: &random) {
        let prefixes = (0..<Int.random(in: 0...6, using: &random)).map { _ in
          let address = World.address(&random)
          let width = address.family.width
          let length = width - random.one(of: [0, 1, 2, 3, 5, width == 128 ? 66 : 4])
          return IPPrefix(containing: address, length: length)
        }
        tags.append(("T\(number)" + (random.isOne(in: 2) ? ".Region" : ""), prefixes))
      }
      addresses = (0..<64).map { .v4(0xC000_0200 + $0) }
      for network in 0..<4 as Range<UInt128> {
        addresses += (0..<16).map { .v6(0x2001_0DB8 << 96 | network << 64 | $0) }
      }
    }

    private static func address(_ random: inout SeededRandom) -> IPAddress {
      random.isOne(in: 2)
        ? .v4(0xC000_0200 + UInt32.random(in: 0...63, using: &random))
        : .v6(
          0x2001_0DB8 << 96 | UInt128.random(in: 0...3, using: &random) << 64
            | UInt128.random(in: 0...15, using: &random))
    }

    /// Bit by bit.
    static func holds(_ prefix: IPPrefix, _ address: IPAddress) -> Bool {
      let width = address.family.width
      return prefix.family == address.family
        && (0..<prefix.length).allSatisfy {
          let bit = UInt128(1) << UInt128(width - 1 - $0)
          return address.number & bit == prefix.address.number & bit
        }
    }

    /// Prefixes as given, addresses counted one by one (IPv6 by /64), in this world.
    func size(_ prefixes: [IPPrefix]) -> Int {
      let ipv4 = (0..<256).count { last in
        prefixes.contains { World.holds($0, .v4(0xC000_0200 + UInt32(last))) }
      }
      let networks = (0..<8 as Range<UInt128>).count { network in
        prefixes.contains { prefix in
          prefix.family == .v6
            && (prefix.address.number >> 64 == 0x2001_0DB8 << 32 | network
              || World.holds(prefix, .v6(0x2001_0DB8 << 96 | network << 64)))
        }
      }
      return ipv4 + networks
    }
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `what a tag holds, and which is the most specific, is what a naive look finds`(
    seed: UInt64
  ) throws {
    let world = World(seed: seed)
    let made = world.tags.map { ServiceTag(name: $0.name, prefixes: $0.prefixes) }
    let tags = ServiceTags(cloud: "Public", changeNumber: 1, tags: made)
    let sizes = Dictionary(
      world.tags.map { ($0.name, world.size($0.prefixes)) }, uniquingKeysWith: { first, _ in first }
    )
    for tag in made {
      #expect(tag.size == sizes[tag.name].map { UInt128($0) }, "seed \(seed), \(tag.name)")
    }
    for address in world.addresses {
      let holding = world.tags.filter { $0.prefixes.contains { World.holds($0, address) } }
      let found = tags.tags(holding: address)
      #expect(Set(found.map(\.name)) == Set(holding.map(\.name)), "seed \(seed), \(address)")
      for tag in made {
        #expect(
          tag.contains(address) == holding.contains { $0.name == tag.name },
          "seed \(seed), \(tag.name), \(address)")
      }
      let least = holding.compactMap { sizes[$0.name] }.min()
      #expect(found.first.flatMap { sizes[$0.name] } == least, "seed \(seed), \(address)")
    }
  }

  @Test func `names are compared without regard to case`() {
    let tags = ServiceTags(
      cloud: "Public", changeNumber: 1, tags: [tag("Storage.WestEurope", "192.0.2.0/24")])
    #expect(tags.tag(named: "storage.westEUROPE")?.name == "Storage.WestEurope")
    #expect(tags.tag(named: "Storage") == nil)
  }
}
