import ArgumentParser
import PerimetryModel

/// What a peer is put to before a rule is proposed for it.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The gates a peer must pass: a YAML file such as Schemas/gates.yaml, or off.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var gates: String?

  @Option(
    help: ArgumentHelp(
      "Let this peer past the gates: an address, a prefix, a domain name. Repeatable.",
      discussion:
        "An attacker whom a resource's own firewall let in looks like anybody else: look before you accept.",
      valueName: "peer"))
  var accept: [String] = []

  func validate() throws {
    for peer in accept {
      if let mistake = PeerPattern.mistake(in: peer) {
        throw ValidationError("--accept \(peer): \(mistake).")
      }
    }
  }

  /// - Throws: ``FileProblem``.
  func read() throws -> Gates {
    var gates: Gates
    switch self.gates {
    case nil: gates = Gates()
    case "off": gates = .off
    case let path?: gates = try GatesFile(path: path).gates
    }
    gates.accepted = accept.map(PeerPattern.init)
    return gates
  }
}
