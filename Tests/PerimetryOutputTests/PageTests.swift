import Foundation
import PerimetryModel
import PerimetryOutput
import Testing

@Suite struct PageTests {
  @Test(arguments: ReportForm.allCases)
  func everyFormIsAsRecorded(form: ReportForm) throws {
    let end = form == .markdown ? "md" : form.rawValue
    try Golden.expect(Samples.document.rendered(as: form), "document.\(end)")
    try Golden.expect(Samples.documentOfNothing.rendered(as: form), "document-nothing.\(end)")
  }

  @Test(arguments: ReportForm.allCases)
  func aFormIsKnownByItsBytes(form: ReportForm) throws {
    let text = try Samples.document.rendered(as: form)
    #expect(ReportForm(of: text) == form)
    #expect(try Samples.document.rendered(as: form) == text)
    let marks = form.marks(of: text)
    #expect(marks["version"] == "1.2.3")
    #expect(marks["fingerprint"]?.hasPrefix("sha256:") == true)
    #expect(marks["options"]?.contains("--at") == true)
  }

  @Test(arguments: [
    "", "<!doctype html>\n<title>x</title>", "{\"report\" : \"denied\"}", "# Notes",
  ])
  func whatIsNoReportIsNotTakenForOne(text: String) { #expect(ReportForm(of: text) == nil) }

  /// Elements, attributes and their values, as a reader of tags sees them: no text of a log adds one.
  private func tags(_ page: String) -> [String] {
    page.matches(of: #/<[a-zA-Z\/!][^>]*>/#).map { String($0.output) }
  }

  private func shapes(_ page: String) -> [String] {
    tags(page).map { $0.replacing(#/="[^"]*"/#, with: "") }
  }

  @Test(arguments: Hostile.corpus)
  func whatComesFromLogsIsOnlyText(text: String) throws {
    let page = try Samples.document(holding: text).rendered(as: .html)
    #expect(!page.unicodeScalars.contains(where: Hostile.isForbidden))
    // No command is shown for what would be taken for an option, so some tags may be lacking.
    let plain = try Samples.document(holding: "plain").rendered(as: .html)
    #expect(Set(shapes(page)).isSubset(of: shapes(plain)), "\(text)")
    for tag in tags(page) {
      #expect(!tag.contains(#/\s(on\w+|style)=/#), "\(tag)")
      #expect(!tag.contains(#/\s(src|srcset|action|data)=/#), "\(tag)")
      for match in tag.matches(of: #/href="([^"]*)"/#) {
        #expect(match.1.hasPrefix("#") || match.1 == "data:,", "\(tag)")
      }
    }
    for form in [ReportForm.markdown, .json] {
      let other = try Samples.document(holding: text).rendered(as: form)
      #expect(!other.unicodeScalars.contains(where: Hostile.isForbidden), "\(form)")
    }
  }

  @Test func thePolicyNamesEveryStyleAndScriptByItsHash() throws {
    let page = try Samples.document.rendered(as: .html)
    let policy = try #require(
      page.firstMatch(of: #/Content-Security-Policy" content="([^"]*)"/#)?.1)
    #expect(policy.hasPrefix("default-src &#39;none&#39;; "), "\(policy)")
    #expect(!policy.contains("unsafe"))
    var count = 0
    for match in page.matches(of: #/<(style|script)>([\s\S]*?)<\/(style|script)>/#) {
      count += 1
      let hash = Data(SHA256.digest(match.2.utf8)).base64EncodedString()
      #expect(policy.contains("sha256-\(hash)"), "\(match.1)")
    }
    #expect(count == 3)
  }

  @Test func idsAreUniqueAndLinksLeadToThem() throws {
    let page = try Samples.document.rendered(as: .html)
    let ids = page.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    for match in page.matches(of: #/(href="#|aria-labelledby="|url\(#)([^")]*)/#) {
      for id in match.2.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
    }
  }

  @Test func whatIsCutIsSaidWithTheCommandThatShowsAll() throws {
    var document = Samples.document
    let row = document.byPeer.rows[0]
    document.byPeer.rows = (0..<700).map { number in
      var copy = row
      copy.group = "198.51.\(number / 256).\(number % 256)"
      return copy
    }
    let page = try document.rendered(as: .html)
    #expect(
      page.contains(
        "The first 500 of 700 rows; <code>perimetry denied --by peer --format csv --store perimetry.db</code> has all."
      ))
    #expect(!page.contains("198.51.2.150<") && page.contains("198.51.1.243<"))
    #expect(try document.rendered(as: .markdown).contains("The first 50 of 700 rows"))
    #expect(try document.rendered(as: .json).contains("198.51.2.187"))
  }

  @Test func aVeryLongTextIsCutAndSaysSo() throws {
    let page = try Samples.document(holding: String(repeating: "x", count: 5000)).rendered(
      as: .html)
    #expect(page.contains("… (5,000 characters)") && page.utf8.count < 200_000)
  }

  @Test func aMapOfManyHoursIsByDayAndSaysWhatItLeavesOut() throws {
    var document = Samples.document
    document.hours = (0..<130).map { number in
      Samples.hours(
        .publicInboundResourceRulesAllowed,
        Samples.resource("Microsoft.Storage/storageAccounts", "st\(number)"),
        Array(stride(from: 0, to: 24 * 400, by: 7)))
    }
    let page = try document.rendered(as: .html)
    #expect(page.contains("The last 366 of 400 days and the first 120 of 131 rows are drawn;"))
    // The category of the other direction never appeared: a row of nothing, crossed where the perimeter is silent.
    #expect(page.contains("NspPublicOutboundResourceRulesAllowed: records in 0 hours, 0 events"))
  }

  /// A board that says ready is no good news where too little was seen, and blockers are none whatever it says.
  @Test func theVerdictSaysWhatItRestsOn() throws {
    var document = Samples.document
    #expect(try document.rendered(as: .html).contains("<section class=\"verdict is-denied\""))
    document.byPeer = Samples.nothingDenied
    let ready = try document.rendered(as: .html)
    #expect(ready.contains("<section class=\"verdict is-allowed\""))
    #expect(ready.contains("Of 1 of them <strong class=\"unclear\">too little was seen</strong>"))
    document.readiness.resources.removeAll {
      $0.status == .ready && $0.sufficiency.verdict == .enough
    }
    #expect(
      try document.rendered(as: .html).contains("<section class=\"verdict is-unclear\""))
    document.readiness.resources = []
    #expect(try document.rendered(as: .markdown).contains("Not yet: nothing that was logged"))
    document.scope.isSelectionEmpty = true
    #expect(
      try document.rendered(as: .markdown).contains(
        "no record in the store is of what was selected"))
  }

  @Test func commandsInItJudgeAndProposeTheSame() throws {
    let page = try Samples.document.rendered(as: .html)
    let rules = "--rules &#39;it&#39;\\&#39;&#39;s.json&#39;"
    #expect(page.contains("recommend --format json \(rules) --store perimetry.db"))
    #expect(!page.contains("recommend --format json --at"))
  }
}
