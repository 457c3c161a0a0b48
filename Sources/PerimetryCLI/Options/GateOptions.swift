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
      // No name and no id holds a blank, and for a text that is none of these no rule can be proposed.
      if case .text(let text) = PeerPattern(peer), !text.hasPrefix("/"),
        text.isEmpty || text.contains(where: \.isWhitespace)
      {
        throw ValidationError(
          """
          --accept '\(peer)': no peer; write an address such as 198.51.100.7, a prefix such as 198.51.100.0/24, a \
          domain name such as api.example.com or *.example.com, or a resource's id or name.
          """)
      }
    }
  }

  /// Says which peers to accept are not there to be accepted: a typing error is easily taken for a decision.
  func note(_ assessments: [Assessment], _ verbosity: VerbosityOptions) {
    for peer in accept {
      let pattern = PeerPattern(peer)
      let isBlocked = assessments.contains {
        $0.verdict == .wouldBeDenied && pattern.matches($0.flow.key.peer)
      }
      if !isBlocked {
        verbosity.note(
          "warning: --accept \(peer): no blocked peer of the traffic asked for matches it: it changes nothing"
        )
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
