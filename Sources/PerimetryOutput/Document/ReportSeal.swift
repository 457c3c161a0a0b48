/// What a report was made with: the same seal and the same store give the same bytes.
public struct ReportSeal: Hashable, Sendable {
  /// Of the program.
  public var version: String
  /// The options that bear on the content, as a person would give them to make the report again.
  public var options: String
  /// Those of them that `recommend` takes as well, and what `ready` takes besides.
  var proposal: String
  var demands: String
  /// Of the store's records, as `sha256:` and hexadecimal digits.
  public var fingerprint: String

  /// - Parameters:
  ///   - words: option names and values that no other command takes alike, in a fixed order.
  ///   - proposal: those that say what is proposed.
  ///   - demands: those that say what is demanded of a resource.
  ///   - digest: SHA-256 of the store's records.
  public init(
    version: String, words: [String] = [], demands: [String] = [], proposal: [String] = [],
    digest: [UInt8]
  ) {
    self.version = version
    self.proposal = ReportSeal.line(proposal)
    self.demands = ReportSeal.line(demands)
    options = ReportSeal.line(words + demands + proposal)
    fingerprint =
      "sha256:" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func line(_ words: [String]) -> String {
    words.map { ShellWord($0).text }.joined(separator: " ")
  }

  public enum Mark: String, CaseIterable, Sendable {
    case version, options, fingerprint
  }

  subscript(mark: Mark) -> String {
    switch mark {
    case .version: version
    case .options: options
    case .fingerprint: fingerprint
    }
  }

  var json: JSONValue {
    .object(JSONObject(Mark.allCases.map { ($0.rawValue, .string(self[$0])) }))
  }

  /// For the end of a report.
  var facts: [(label: String, value: Prose)] {
    [
      ("Made by", "perimetry \(version)"),
      ("Options", options.isEmpty ? "the usual ones" : "\(code: options)"),
      ("Fingerprint", "\(code: fingerprint)"),
    ]
  }
}
