/// Names what a file is by its first bytes, for the message that refuses it.
enum Magic {
  private static let known: [(bytes: [UInt8], name: String)] = [
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive; unpack it first"),
    (Array("Rar!".utf8), "a RAR archive; unpack it first"),
    ([0x50, 0x41, 0x52, 0x31], "a Parquet file, which this version does not read"),
    ([0xFF, 0xFE], "UTF-16 text; convert it to UTF-8 first"),
    ([0xFE, 0xFF], "UTF-16 text; convert it to UTF-8 first"),
    (Array("SQLite format 3".utf8), "an SQLite database; a store is named with --store"),
  ]

  /// The format whose magic bytes stand at the front, whatever the rest looks like.
  static func container(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    known.first { text.starts(with: $0.bytes) }?.name
  }

  static func describe(_ text: UnsafeBufferPointer<UInt8>) -> String {
    if let container = container(text) { return container }
    if text.prefix(4096).contains(0) { return "binary data" }
    let line = text.prefix { $0 != 10 }
    let next = text.dropFirst(line.count + 1).prefix { $0 != 10 }
    if next.contains(UInt8(ascii: "-")), next.allSatisfy({ "- \r".utf8.contains($0) }) {
      return "a table of az for people, which is cut to the screen; run it again with -o json"
    }
    if line.contains(9) {
      return
        "tab-separated text, such as of az with -o tsv, which says too little; export JSON or CSV"
    }
    return "text without a line of JSON"
  }
}
