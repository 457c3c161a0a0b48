import ArgumentParser
import PerimetryModel

extension Direction: ExpressibleByArgument {}

struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only records whose window starts at this time or later: 2026-03-02 or 2026-03-02T08:00Z (UTC).",
      valueName: "time"))
  var since: Timestamp?

  @Option(
    help: ArgumentHelp("Only records whose window starts before this time.", valueName: "time"))
  var until: Timestamp?

  @Option(help: ArgumentHelp("Only this perimeter: its id or its name.", valueName: "perimeter"))
  var perimeter: String?

  @Option(help: ArgumentHelp("Only this profile.", valueName: "name"))
  var profile: String?

  @Option(
    help: ArgumentHelp("Only this service resource: its id or its name.", valueName: "resource"))
  var resource: String?

  @Option(help: "Only this direction.")
  var direction: Direction?

  @Option(help: ArgumentHelp("Only this operation, such as GetBlob.", valueName: "name"))
  var operation: String?

  @Option(
    help: ArgumentHelp(
      "Only this peer: an address, a prefix, a domain name (*.example.com for those below it), or a resource.",
      valueName: "peer"))
  var peer: String?

  func validate() throws {
    if let since, let until, since >= until {
      throw ValidationError("--since \(since) is not before --until \(until): nothing could match.")
    }
    if let peer, let mistake = PeerPattern.mistake(in: peer) {
      throw ValidationError(
        """
        --peer \(peer): \(mistake); write an address such as 198.51.100.7 or 2001:db8::7, a prefix such as \
        198.51.100.0/24 or 2001:db8::/32, a domain name, a resource id or name, or (none).
        """)
    }
  }

  var filter: FlowFilter {
    var filter = FlowFilter()
    filter.since = since
    filter.until = until
    filter.perimeter = perimeter
    filter.profile = profile
    filter.resource = resource
    filter.direction = direction
    filter.operation = operation
    filter.peer = peer.map(PeerPattern.init)
    return filter
  }
}

extension Timestamp: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
