extension DomainName {
  /// Domains under which every customer of a service has names of their own: a wildcard over one lets data out to
  /// anybody's account.
  private static let sharedSuffixes = [
    "core.windows.net", "database.windows.net", "servicebus.windows.net", "search.windows.net",
    "vault.azure.net", "azurewebsites.net", "azure-api.net", "azurecr.io", "azureedge.net",
    "azurefd.net", "azurestaticapps.net", "azuredatabricks.net", "azurecontainerapps.io",
    "azconfig.io", "azurehdinsight.net", "trafficmanager.net", "documents.azure.com",
    "openai.azure.com", "cognitiveservices.azure.com", "opinsights.azure.com",
    "monitor.azure.com", "cloudapp.azure.com", "kusto.windows.net", "onmicrosoft.com",
    "sharepoint.com", "dynamics.com", "amazonaws.com", "cloudfront.net", "googleapis.com",
    "appspot.com", "run.app", "web.app", "github.io", "githubusercontent.com", "herokuapp.com",
    "netlify.app", "vercel.app", "pages.dev", "workers.dev",
  ]

  private var labels: [Substring] { text.split(separator: ".") }

  /// The name without its first label; `nil` where what remains is no name somebody owns: one label, or such as `co.uk`.
  public var suffix: DomainName? {
    let rest = labels.dropFirst()
    guard rest.count >= 2 else { return nil }
    let isRegistry =
      rest.count == 2 && rest.last?.utf8.count == 2
      && ["ac", "co", "com", "edu", "gov", "net", "org"].contains(rest.first)
    return isRegistry ? nil : DomainName(rest.joined(separator: "."))
  }

  /// Whether names below belong to many customers of a service: it is, holds, or lies below a domain known to be shared.
  public var isShared: Bool {
    DomainName.sharedSuffixes.contains {
      text == $0 || text.hasSuffix("." + $0) || $0.hasSuffix("." + text)
    }
  }

  public func isBelow(_ suffix: DomainName) -> Bool { text.hasSuffix("." + suffix.text) }

  /// Whether a label looks made by a machine, so that the next one may be another: six digits in a row, a GUID, eight
  /// hexadecimal digits with a digit among them.
  public var isVolatile: Bool {
    text.utf8.split(separator: UInt8(ascii: ".")).contains(where: DomainName.isVolatile)
  }

  private static func isVolatile(_ label: Substring.UTF8View) -> Bool {
    let bytes = Array(label)
    var digits = 0
    // Of the run of hexadecimal digits that ends here.
    var (length, hasDigit, hasLetter) = (0, false, false)
    for (index, byte) in bytes.enumerated() {
      let isDigit = (48...57).contains(byte)
      let isLetter = (97...102).contains(byte)
      digits = isDigit ? digits + 1 : 0
      if digits == 6 { return true }
      if isDigit || isLetter {
        length += 1
        hasDigit = hasDigit || isDigit
        hasLetter = hasLetter || isLetter
        if length >= 8 && hasDigit && hasLetter { return true }
      } else {
        if length >= 8, isRestOfGUID(bytes[index...]) { return true }
        (length, hasDigit, hasLetter) = (0, false, false)
      }
    }
    return false
  }

  /// Whether three groups of four hexadecimal digits, each behind a hyphen, and one more hyphen begin here.
  private static func isRestOfGUID(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= 16
      && bytes.prefix(16).enumerated().allSatisfy { place, byte in
        place.isMultiple(of: 5)
          ? byte == UInt8(ascii: "-") : (48...57).contains(byte) || (97...102).contains(byte)
      }
  }
}
