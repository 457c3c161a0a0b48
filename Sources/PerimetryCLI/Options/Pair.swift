import ArgumentParser

/// Two names with `=` between them.
struct Pair: ExpressibleByArgument {
  let a: String
  let b: String

  /// `nil` where one of both is missing, or there are three.
  init?(argument: String) {
    let parts = argument.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    (a, b) = (parts[0], parts[1])
  }
}
