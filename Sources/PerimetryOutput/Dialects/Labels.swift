/// Hands out names for blocks of a configuration (Terraform labels, Bicep symbols), no two alike.
struct Labels {
  private var taken: Set<String> = []

  /// Lower-case letters, digits and `_` made of the names, a letter first; numbered where it is taken already.
  mutating func label(_ names: [String]) -> String {
    let words = names.map(Labels.word).filter { !$0.isEmpty }
    var stem = words.joined(separator: "_")
    if stem.utf8.first.map({ !(97...122).contains($0) }) ?? true { stem = "p_" + stem }
    var label = stem
    var number = 2
    while !taken.insert(label).inserted {
      label = "\(stem)_\(number)"
      number += 1
    }
    return label
  }

  private static func word(_ name: String) -> String {
    var word = ""
    for byte in name.lowercased().utf8 {
      switch byte {
      case 97...122, 48...57: word.unicodeScalars.append(Unicode.Scalar(byte))
      default: if word.last != "_" { word.append("_") }
      }
    }
    while word.first == "_" { word.removeFirst() }
    while word.last == "_" { word.removeLast() }
    return word
  }
}
