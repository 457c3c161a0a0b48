/// The little of ARM's expression language that names and lists of rules are made with: literals, `parameters`,
/// `variables`, `format`, `concat`, `createArray`, `toLower`.
struct TemplateExpression {
  private var rest: Substring
  private let values: TemplateValues
  private let depth: Int

  init(_ text: Substring, of values: TemplateValues, depth: Int) {
    (rest, self.values, self.depth) = (text, values, depth)
  }

  /// `nil` where it is not understood to its end, or has no value here.
  mutating func value() -> Any? {
    guard let value = term(depth) else { return nil }
    skipBlanks()
    return rest.isEmpty ? value : nil
  }

  private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" } }

  private mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func term(_ depth: Int) -> Any? {
    guard depth > 0 else { return nil }
    if take("'") { return literal() }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" }
    rest.removeFirst(word.count)
    if let number = Int(word) { return number }
    guard !word.isEmpty, take("("), let arguments = arguments(depth - 1) else { return nil }
    return call(word.lowercased(), arguments, depth - 1)
  }

  /// After the opening quote; a quote within is doubled.
  private mutating func literal() -> String? {
    var text = ""
    while let end = rest.firstIndex(of: "'") {
      text += rest[..<end]
      rest = rest[rest.index(after: end)...]
      guard rest.first == "'" else { return text }
      text.append("'")
      rest.removeFirst()
    }
    return nil
  }

  /// After the opening bracket, up to and with the closing one.
  private mutating func arguments(_ depth: Int) -> [Any]? {
    var arguments: [Any] = []
    if take(")") { return arguments }
    repeat {
      guard let argument = term(depth) else { return nil }
      arguments.append(argument)
    } while take(",")
    return take(")") ? arguments : nil
  }

  private func call(_ name: String, _ arguments: [Any], _ depth: Int) -> Any? {
    guard values.allowance.take() else { return nil }
    let texts = arguments.compactMap { $0 as? String ?? ($0 as? Int).map(String.init) }
    switch name {
    case "parameters": return texts.first.flatMap { values.parameter($0, depth) }
    case "variables": return texts.first.flatMap { values.variable($0, depth) }
    case "createarray": return arguments
    case "tolower": return texts.first?.lowercased()
    case "concat":
      let lists = arguments.compactMap { $0 as? [Any] }
      if lists.count == arguments.count { return Array(lists.joined()) }
      return texts.count == arguments.count ? short(texts.joined()) : nil
    case "format":
      guard texts.count == arguments.count, var text = texts.first else { return nil }
      for (index, argument) in texts.dropFirst().enumerated() {
        guard let next = short(text.replacing("{\(index)}", with: argument)) else { return nil }
        text = next
      }
      return text
    default: return nil
    }
  }

  /// Names and prefixes are; what is not would only grow.
  private func short(_ text: String) -> String? { text.utf8.count <= 4096 ? text : nil }
}
