import Foundation

/// The part of a rule set document that says what the rules are, as a JSON text of its own; and where its profiles lie.
///
/// Nine tenths of what `recommend` writes are evidence, which most readers have no use for: every peer that is left out makes a
/// document of many megabytes. It is checked by the fast parser and not kept. Where anything is not plainly as expected there
/// is no excerpt, and the whole document has to be read, which then says what is wrong.
struct RuleSetExcerpt {
  /// Everything outside the profiles, and of each profile whose it is and its rules.
  private(set) var rules = Data()
  /// The same without any profile.
  private(set) var root = Data()
  /// The text of each profile in the document.
  private(set) var profiles: [Range<Int>] = []

  /// The text of a profile, not copied.
  static func text(of profile: Range<Int>, in data: Data) -> Data {
    data[(data.startIndex + profile.lowerBound)..<(data.startIndex + profile.upperBound)]
  }

  private static let kept: Set<String> = ["perimeter", "profile", "rules"]

  /// `nil` where the text is not plainly a rule set document. In one pass.
  init?(_ data: Data) {
    let isPlain = data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) in
      gather(from: bytes.bindMemory(to: UInt8.self))
    }
    if !isPlain { return nil }
  }

  private mutating func gather(from text: UnsafeBufferPointer<UInt8>) -> Bool {
    var (root, rules) = (MemberText(), MemberText())
    var formats = 0
    var skimmer = JSONSkimmer(text)
    let isObject = skimmer.object { skimmer, key in
      guard let name = RuleSetExcerpt.name(key, in: text) else { return false }
      if name == "profiles", skimmer.begins(with: "[") {
        guard let profiles = readProfiles(&skimmer) else { return false }
        root.add(text[key], Array("[]".utf8)[...])
        rules.add(text[key], profiles[...])
        return true
      }
      guard let value = skimmer.value() else { return false }
      root.add(text[key], text[value])
      rules.add(text[key], text[value])
      // Exports of other kinds are read without regard to case and underscores.
      if ExportedObject.plain(name) != "format" { return true }
      formats += 1
      return name == "format" && text[value].elementsEqual("\"\(RuleSetReader.format)\"".utf8)
    }
    (self.root, self.rules) = (Data(root.object), Data(rules.object))
    return isObject && formats == 1 && skimmer.isAtEnd()
  }

  /// - Returns: the list of what is kept of each.
  private mutating func readProfiles(_ skimmer: inout JSONSkimmer) -> [UInt8]? {
    let text = skimmer.text
    let parser = BuiltInJSONParser()
    var list: [UInt8] = []
    let isArray = skimmer.array { skimmer in
      guard skimmer.begins(with: "{") else { return false }
      let start = skimmer.position
      var members = MemberText()
      let isObject = skimmer.object { skimmer, key in
        guard let name = RuleSetExcerpt.name(key, in: text), let value = skimmer.value() else {
          return false
        }
        if RuleSetExcerpt.kept.contains(name) {
          members.add(text[key], text[value])
          return true
        }
        return parser.takes(value, of: text)
      }
      list += (list.isEmpty ? [] : [UInt8(ascii: ",")]) + members.object
      profiles.append(start..<skimmer.position)
      return isObject
    }
    return isArray ? [UInt8(ascii: "[")] + list + [UInt8(ascii: "]")] : nil
  }

  /// Of a key; `nil` unless it is plain ASCII without escapes.
  private static func name(_ key: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> String? {
    let bytes = text[key].dropFirst().dropLast()
    return bytes.allSatisfy { $0 < 128 && $0 != UInt8(ascii: "\\") }
      ? String(decoding: bytes, as: UTF8.self) : nil
  }
}

/// Members of an object, put together again.
private struct MemberText {
  private var text: [UInt8] = []

  mutating func add(_ key: some Sequence<UInt8>, _ value: some Sequence<UInt8>) {
    if !text.isEmpty { text.append(UInt8(ascii: ",")) }
    text += key
    text.append(UInt8(ascii: ":"))
    text += value
  }

  var object: [UInt8] { [UInt8(ascii: "{")] + text + [UInt8(ascii: "}")] }
}

extension JSONParsing {
  /// Whether a part of a text is JSON.
  fileprivate func takes(_ part: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
    do {
      if part.upperBound + Self.padding <= text.count {
        try check(UnsafeBufferPointer(rebasing: text[part]))
      } else {
        let padded = Array(text[part]) + Array(repeating: 32, count: Self.padding)
        try padded.withUnsafeBufferPointer { bytes throws(JSONFault) in
          try check(UnsafeBufferPointer(rebasing: bytes[..<part.count]))
        }
      }
      return true
    } catch {
      return false
    }
  }
}
