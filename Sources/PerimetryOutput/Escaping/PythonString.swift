/// A text as a Python literal: everything but printable ASCII is escaped, so that no text can leave its quotes.
struct PythonString {
  let text: String

  init(_ content: String) {
    var text = "\""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\" + String(scalar)
      case " "..."~": text.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        text += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    self.text = text + "\""
  }
}
