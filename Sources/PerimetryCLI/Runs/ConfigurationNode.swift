import PerimetryModel
import Yams

/// A value of a configuration file, read as what belongs there.
struct ConfigurationNode {
  private let node: Node

  init(_ node: Node) { self.node = node }

  /// From 1; 0 where it is not known.
  var line: Int { node.mark?.line ?? 0 }

  /// - Parameter names: `nil` for any.
  func members(
    named names: [String]?, of what: String
  ) throws -> [(key: String, node: ConfigurationNode)] {
    guard let mapping = node.mapping else {
      throw ConfigurationMistake("names and values belong here, such as `name: value`", line: line)
    }
    return try mapping.map { key, value in
      let name = key.string ?? "?"
      if let names, !names.contains(name) {
        throw ConfigurationMistake(
          "'\(name)' is nothing that \(what) has\(hint(for: name, among: names)); "
            + "there are \(names.joined(separator: ", "))", line: key.mark?.line ?? line)
      }
      return (name, ConfigurationNode(value))
    }
  }

  /// One value counts as a list of one.
  func list() throws -> [ConfigurationNode] {
    if let sequence = node.sequence { return sequence.map(ConfigurationNode.init) }
    return [self]
  }

  func text() throws -> String {
    guard let text = node.scalar?.string, !text.isEmpty, !isNull else {
      throw ConfigurationMistake("a text belongs here", line: line)
    }
    return text
  }

  func placed() throws -> RunConfiguration.Placed<String> { .init(value: try text(), line: line) }

  /// `true` and `false`, not in quotes.
  var flag: Bool? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return nil
    }
    return scalar.string == "true" ? true : scalar.string == "false" ? false : nil
  }

  func choice<Choice>(of type: Choice.Type, what: String) throws -> Choice
  where Choice: RawRepresentable<String> & CaseIterable {
    let words = type.allCases.map(\.rawValue)
    let text = try text()
    if let choice = Choice(rawValue: text) { return choice }
    throw unknown(text, what, words)
  }

  func word(among words: [String], what: String) throws -> String {
    let text = try text()
    if words.contains(text) { return text }
    throw unknown(text, what, words)
  }

  private func unknown(_ text: String, _ what: String, _ words: [String]) -> ConfigurationMistake {
    ConfigurationMistake(
      "there is no \(what) '\(text)'\(hint(for: text, among: words)); "
        + "there are \(words.joined(separator: ", "))", line: line)
  }

  private func hint(for name: String, among names: [String]) -> String {
    EditDistance.nearest(to: name, among: names).map { " (did you mean '\($0)'?)" } ?? ""
  }

  /// `90 days`, `90d` or `1 day`.
  func days() throws -> Int {
    let text = try text()
    guard let days = RetentionPeriod(argument: text) else {
      throw ConfigurationMistake(
        "'\(text)' is no number of days; write for instance `90 days`", line: line)
    }
    return days.days
  }

  func seconds() throws -> Double {
    guard let seconds = Double(try text()), seconds >= 0, seconds.isFinite else {
      throw ConfigurationMistake("a number of seconds from 0 up belongs here", line: line)
    }
    return seconds
  }

  private var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain else { return false }
    return ["~", "null", ""].contains(scalar.string)
  }
}

/// What is wrong in a configuration file, and what to write instead.
struct ConfigurationMistake: Error {
  var text: String

  init(_ text: String, line: Int = 0) { self.text = line > 0 ? "line \(line): \(text)" : text }
}
