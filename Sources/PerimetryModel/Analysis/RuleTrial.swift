/// What a set of rules makes of one flow, element by element.
public struct RuleTrial: Sendable {
  public struct Attempt: Hashable, Sendable {
    /// Why an element lets a flow through or does not.
    public enum Result: Hashable, Sendable {
      case matches
      /// Bits by which the prefix is too long to hold the address: 1 to 128.
      case bits(Int)
      /// Labels in which the names differ, counted in the longer one.
      case labels(Int)
      /// Anything else, by its word.
      case missed(Miss)
    }

    public enum Miss: String, CaseIterable, Sendable {
      case otherFamily = "other-family"
      /// A prefix or a tag, and the source is private or behind a service endpoint.
      case sourceNotSeen = "source-not-seen"
      /// The log names nothing that the element looks at.
      case notNamed = "not-named"
      case otherSubscription = "other-subscription"
      case notInTag = "not-in-tag"
      /// The tag holds the source, and nobody documents that the service heeds tags.
      case tagNotHeeded = "tag-not-heeded"
      /// What the tag or the linked perimeter holds is not known here.
      case contentUnknown = "content-unknown"
      /// Key vaults make no outbound calls that a rule could be there for.
      case keyVault = "key-vault"
      /// The element lets nobody through.
      case inert
    }

    public var rule: String
    /// As the rule writes it.
    public var element: String
    public var result: Result

    public init(rule: String, element: String, result: Result) {
      self.rule = rule
      self.element = element
      self.result = result
    }
  }

  public var key: FlowKey
  public var events: Int64
  public var ruling: Ruling
  /// Of the rules of the flow's direction: those that match, those that may, the nearest, then the others, in the
  /// order of the file.
  public var attempts: [Attempt]
  /// What would let it through where it is denied: an element to add, or what to do where no element helps.
  public var remedy: String?

  public init(
    key: FlowKey, events: Int64, ruling: Ruling, attempts: [Attempt], remedy: String?
  ) {
    self.key = key
    self.events = events
    self.ruling = ruling
    self.attempts = attempts
    self.remedy = remedy
  }
}
