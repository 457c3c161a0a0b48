import Foundation
import PerimetryModel
import Yams

/// A configuration file for the gates, in YAML; `Schemas/gates.yaml` is a commented one that says what holds without.
///
/// What a file does not mention keeps its default. Whatever cannot be meant is refused with its line: an unknown name,
/// a threshold that is no whole number in the range of its gate, a prefix with host bits.
struct GatesFile {
  let gates: Gates

  /// - Throws: ``FileProblem`` where the file cannot be read or understood.
  init(path: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileProblem(
        path: path, reason: "there is no such file, or it may not be read; see Schemas/gates.yaml")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw FileProblem(path: path, reason: "is no UTF-8 text; see Schemas/gates.yaml")
    }
    do { gates = try GatesFile.gates(in: text) } catch let mistake as Mistake {
      throw FileProblem(path: path, reason: mistake.text)
    } catch {
      throw FileProblem(path: path, reason: "is no YAML: \(error)")
    }
  }

  private struct Mistake: Error {
    var text: String

    init(_ text: String, at node: Node) {
      self.text = node.mark.map { "line \($0.line): \(text)" } ?? text
    }
  }

  private static func gates(in text: String) throws -> Gates {
    var gates = Gates()
    guard let root = try Yams.compose(yaml: text) else { return gates }
    for (name, value) in try members(of: root) {
      switch name.string.flatMap(Gate.init) {
      case .badNetworks: try set(.badNetworks, in: &gates, to: value)
      case let gate?: try set(gate, in: &gates, to: value)
      case nil:
        throw Mistake(
          "'\(name.string ?? "?")' is no gate; they are " + list(Gate.allCases.map(\.rawValue)),
          at: name)
      }
    }
    return gates
  }

  private static func set(_ gate: Gate, in gates: inout Gates, to node: Node) throws {
    for (name, value) in try members(of: node) {
      switch (name.string, gate) {
      case ("action", _):
        guard let action = value.string.flatMap(Gates.Action.init) else {
          throw Mistake(
            "an action is one of " + list(Gates.Action.allCases.map(\.rawValue)), at: value)
        }
        gates[gate].action = action
      case ("networks", .badNetworks): gates.badNetworks = try networks(value)
      case ("threshold", _) where gate != .badNetworks:
        gates[gate].threshold = try number(value, in: gate.thresholds, gate.thresholdWords)
      case ("burst-hours", .lateBurst):
        gates.burstHours = try number(value, in: 1...Int64.max, "a whole number from 1 up")
      case ("window-days", .lateBurst):
        gates.windowDays = try number(value, in: 0...Int64.max, "a whole number from 0 up")
      default:
        throw Mistake("'\(name.string ?? "?")' is nothing that \(gate.rawValue) has", at: name)
      }
    }
  }

  private static func members(of node: Node) throws -> [(Node, Node)] {
    guard let mapping = node.mapping else {
      throw Mistake("names and values belong here", at: node)
    }
    return mapping.map { ($0.key, $0.value) }
  }

  /// Digits as a person counts: `010` is 8 to some readers of YAML and 10 to others.
  private static func number(
    _ node: Node, in range: ClosedRange<Int64>, _ words: String
  ) throws -> Int64 {
    guard let text = node.scalar?.string, let number = Int64(text), "\(number)" == text,
      range.contains(number)
    else { throw Mistake("\(words), without leading zeros, belongs here", at: node) }
    return number
  }

  private static func networks(_ node: Node) throws -> [IPPrefix] {
    guard let sequence = node.sequence else {
      throw Mistake("a list of prefixes belongs here", at: node)
    }
    return try sequence.map { item in
      guard let text = item.string, let prefix = IPPrefix(text) else {
        throw Mistake("'\(item.string ?? "?")' is no prefix; host bits must be 0", at: item)
      }
      return prefix
    }
  }

  private static func list(_ names: [String]) -> String { names.joined(separator: ", ") }
}
