/// A text as one word of a command line that a person may copy into a shell.
public struct ShellWord: Hashable, Sendable, CustomStringConvertible {
  public let text: String

  public init(_ raw: String) {
    let isPlain =
      !raw.isEmpty
      && raw.utf8.allSatisfy {
        switch $0 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"),
          UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
    text = isPlain ? raw : "'" + raw.replacing("'", with: "'\\''") + "'"
  }

  public var description: String { text }
}
