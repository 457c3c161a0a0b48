/// What would become of traffic under a set of rules, and why.
public struct Ruling: Hashable, Sendable {
  public enum Result: String, CaseIterable, Comparable, Sendable {
    case allowed
    case denied
    case cannotTell = "cannot-tell"
    /// An outbound attempt, decided at its destination.
    case undecided

    public static func < (a: Result, b: Result) -> Bool { a.position < b.position }

    private var position: Int { Result.allCases.firstIndex(of: self) ?? 0 }
  }

  public enum Cause: String, CaseIterable, Comparable, Sendable {
    /// An access rule that was given matches.
    case rule
    /// A rule let it through when it was logged, or a newer version of the rules did, and the files do not claim to hold
    /// every rule.
    case otherRule = "other-rule"
    case privateEndpoint = "private-endpoint"
    case samePerimeter = "same-perimeter"
    case linkedPerimeter = "linked-perimeter"
    /// The resource's own rules, which learning mode leaves in force.
    case resourceRules = "resource-rules"
    case publicAccess = "public-access"
    case noRule = "no-rule"
    /// No rule could: no prefix sees a private source or one behind a service endpoint (domain.md §5.4), and a vault's own
    /// calls have no outbound rules (domain.md §3.2).
    case beyondRules = "beyond-rules"
    /// Storage over something other than HTTPS, which enforcement does not carry.
    case unsupportedProtocol = "unsupported-protocol"
    /// A rule of this direction has elements into which nobody here can look: service tags, linked perimeters.
    case opaqueElement = "opaque-element"
    /// A subscription may let the caller in, and the log does not name the caller's.
    case callerUnknown = "caller-unknown"
    /// No file speaks of the profile.
    case noRulesGiven = "no-rules-given"
    /// Learning mode asks the resource's own rules, and what they would have said was not logged.
    case resourceRulesUnknown = "resource-rules-unknown"
    case attempt
    case unknownCategory = "unknown-category"

    public static func < (a: Cause, b: Cause) -> Bool { a.position < b.position }

    private var position: Int { Cause.allCases.firstIndex(of: self) ?? 0 }
  }

  public var result: Result
  public var cause: Cause

  public init(_ result: Result, _ cause: Cause) {
    self.result = result
    self.cause = cause
  }
}
