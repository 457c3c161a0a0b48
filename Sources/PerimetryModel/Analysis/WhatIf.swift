/// A change of the options to try without making it: `days=1`, `late-burst=off`, `budget=50`.
public struct WhatIf: Hashable, Sendable {
  private enum Change: Hashable {
    case gate(Gate, Int64)
    case gateOff(Gate)
    case budget(Int)
    case widestIPv4(Int)
    case widestIPv6(Int)
    case maxExposure(UInt128)
    case maxLeftOut(Int)
  }

  /// As a person wrote it, in the form this type reads.
  public let text: String
  private let change: Change

  /// What can be changed, by name.
  public static let names =
    Gate.allCases.map(\.rawValue) + [
      "budget", "widest-ipv4", "widest-ipv6", "max-exposure", "max-left-out",
    ]

  /// `nil` unless the text is one of ``names``, `=` and a number in the range of the option, or `off` for a gate. ``Gate/badNetworks``
  /// takes `off` only: its networks are its threshold.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let change = WhatIf.change(parts[0], parts[1]) else { return nil }
    self.text = text
    self.change = change
  }

  private static func change(_ name: String, _ value: String) -> Change? {
    if let gate = Gate(rawValue: name) {
      if value == "off" { return .gateOff(gate) }
      if gate == .badNetworks { return nil }
      return Int64(value).flatMap { gate.thresholds.contains($0) ? .gate(gate, $0) : nil }
    }
    if name == "max-exposure" { return UInt128(value).map(Change.maxExposure) }
    guard let number = Int(value), number >= 0 else { return nil }
    switch name {
    case "budget": return (1...RuleSet.elementLimit).contains(number) ? .budget(number) : nil
    case "widest-ipv4": return number <= 32 ? .widestIPv4(number) : nil
    case "widest-ipv6": return number <= 128 ? .widestIPv6(number) : nil
    case "max-left-out": return .maxLeftOut(number)
    default: return nil
    }
  }

  public func apply(to options: inout Recommendation.Options) {
    switch change {
    case .gate(let gate, let threshold):
      options.gates[gate].threshold = threshold
      if options.gates[gate].action == .off {
        options.gates[gate].action = Gates()[gate].action
      }
    case .gateOff(let gate): options.gates[gate].action = .off
    case .budget(let number): options.budget = number
    case .widestIPv4(let length): options.widestIPv4 = length
    case .widestIPv6(let length): options.widestIPv6 = length
    case .maxExposure(let number): options.maxExposure = number
    case .maxLeftOut(let number): options.maxLeftOut = number
    }
  }
}
