/// Makes peers by habit, in documentation ranges only: 192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24,
/// 2001:db8::/32, example.com and its kin. Few IPv4 addresses, so the number of flows comes from what they talk to.
struct PeerSource {
  let estate: Estate
  /// IPv6 /64s and names grow with the archive.
  let sites: Int

  func peer(_ habit: Habit, random: inout SeededRandom) -> Peer {
    switch habit {
    case .office, .ruleAllowed, .curedSource, .lostRule, .sameVersion, .versionless, .fileShare,
      .fileShareByRule, .legacy:
      random.chance(0.5)
        ? address("192.0.2", 10 + random.below(51), random: &random)
        : address("198.51.100", 100 + random.below(81), random: &random)
    case .agent: address("203.0.113", 32 + random.below(16), random: &random)
    case .partner:
      address(
        random.pick(["198.51.100", "203.0.113"]), random.pick([7, 20, 29, 200, 222]),
        random: &random)
    case .officeIPv6: ipv6(area: 1, hosts: 24, random: &random)
    case .scanner, .securedByPerimeter: scanner(random: &random)
    case .scannerIPv6: ipv6(area: 0xbad, hosts: 4, random: &random)
    case .attacker:
      address(random.pick(["198.51.100", "203.0.113"]), 66 + random.below(3), random: &random)
    case .azureService: azure(random: &random, hasAddress: true)
    case .azureServiceWithoutAddress: azure(random: &random, hasAddress: false)
    case .appOnly: app(random: &random)
    case .privateSource: address("10.20.\(random.below(40))", random.below(256), random: &random)
    case .serviceEndpoint:
      random.chance(0.3)
        ? Peer(canonical: "(none)", exported: "")
        : address("10.40.\(random.below(40))", random.below(256), random: &random)
    case .privateEndpoint: address("10.1.\(random.below(250))", random.below(256), random: &random)
    case .samePerimeter, .linkedPerimeter: member(random: &random)
    case .destination, .destinationByRule, .destinationRefused, .curedDestination,
      .linkedDestination, .vaultOutbound:
      domain(random: &random)
    case .destinationWithoutName, .attempt: member(random: &random)
    }
  }

  private func address(_ start: String, _ host: Int, random: inout SeededRandom) -> Peer {
    Peer(canonical: "\(start).\(host)", exported: "\(start).\(host)")
  }

  /// Some scanners sit in the same /24 as wanted sources, some addresses are refused here and let in there.
  private func scanner(random: inout SeededRandom) -> Peer {
    switch random.below(10) {
    case 0: address("192.0.2", 10 + random.below(51), random: &random)
    case 1...4: address("192.0.2", 200 + random.below(55), random: &random)
    default: address("203.0.113", 128 + random.below(127), random: &random)
    }
  }

  /// All three groups and the last are never zero, so the short form is always `2001:db8:a:s::h`.
  private func ipv6(area: Int, hosts: Int, random: inout SeededRandom) -> Peer {
    let site = String(1 + random.below(sites), radix: 16)
    let host = String(1 + random.below(hosts), radix: 16)
    let area = String(area, radix: 16)
    let short = "2001:db8:\(area):\(site)::\(host)"
    let long = "2001:0DB8:\(area.uppercased()):\(site.uppercased()):0:0000:0:\(host.uppercased())"
    return Peer(canonical: short, exported: random.chance(0.25) ? long : short)
  }

  private func azure(random: inout SeededRandom, hasAddress: Bool) -> Peer {
    let types = [
      "Microsoft.Web/sites", "Microsoft.DataFactory/factories", "Microsoft.Logic/workflows",
    ]
    let id =
      "/subscriptions/\(random.pick(estate.callers))/resourceGroups/rg-apps/providers/"
      + "\(random.pick(types))/app-\(1 + random.below(sites))"
    let address = "203.0.113.\(80 + random.below(16))"
    return Peer(
      canonical: hasAddress ? address : id.lowercased(), exported: hasAddress ? address : "",
      resource: id)
  }

  private func app(random: inout SeededRandom) -> Peer {
    let id = random.guid()
    return Peer(canonical: id, exported: "", app: id)
  }

  /// A resource within a perimeter: no address, but a resource id.
  private func member(random: inout SeededRandom) -> Peer {
    let id =
      "/subscriptions/\(random.pick(estate.callers))/resourceGroups/rg-data/providers/"
      + "Microsoft.Storage/storageAccounts/stmember\(1 + random.below(sites))"
    return Peer(canonical: id.lowercased(), exported: "", resource: id)
  }

  private func domain(random: inout SeededRandom) -> Peer {
    let name =
      random.pick(["api", "cdn", "feeds", "login", "upload"])
      + "-\(1 + random.below(sites)).\(random.pick(["example.com", "example.net", "example.org"]))"
    switch random.below(12) {
    case 0: return Peer(canonical: name, exported: name + "/")
    case 1: return Peer(canonical: name, exported: name.uppercased())
    case 2: return Peer(canonical: name, exported: name + ".")
    default: return Peer(canonical: name, exported: name)
    }
  }
}
