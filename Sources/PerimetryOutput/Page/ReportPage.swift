import Foundation
import PerimetryModel

/// The report as one self-contained page: it loads nothing, runs nothing but its own script, and shows what logs hold as text.
struct ReportPage {
  let document: ReportDocument
  let tables: PartTables

  init(_ document: ReportDocument) {
    self.document = document
    tables = PartTables(
      document.recommendation.parts, document.recommendation.options, limit: PageTable.rows)
  }

  var text: String {
    let (html, parts) = (page, parts)
    return html(parts).markup + "\n"
  }

  /// In reading order; what there is nothing of is left out.
  private var parts: [(id: String, title: String, body: [HTML])] {
    [
      ("days", "Over time", overTime), ("board", "Readiness", board),
      ("denied", "Peers and resources that would be denied", denied),
      ("frontier", "Elements against exposure", frontier), ("rules", "Candidate rules", rules),
      ("left-out", "What was left out, and why", leftOut), ("coverage", "Coverage", covered),
      ("change", "What changed", changes),
    ].filter { !$0.body.isEmpty }
  }

  private func page(_ parts: [(id: String, title: String, body: [HTML])]) -> HTML {
    let links = [("verdict", "Verdict")] + parts.map { ($0.id, $0.title) }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(ReportPage.policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="referrer" content="no-referrer">
      <meta name="color-scheme" content="light dark">
      \(ReportSeal.Mark.allCases.map(mark))
      <title>\(title)</title>
      <link rel="icon" href="data:,">
      <style>\(HTML(made: PageStyle.text))</style>
      </head>
      <body>
      <a class="skip" href="#verdict">Skip to the verdict</a>
      <header>
      <p class="brand">perimetry</p>
      <h1>\(ReportDocument.title)</h1>
      \(HTML([document.scope.facts], caption: "", id: "scope"))
      <nav aria-label="Contents"><ul>
      \(links.map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" as HTML })
      </ul></nav>
      </header>
      <main>
      \(verdict)
      \(parts.map { HTML.section($0.id, $0.title, $0.body) })
      </main>
      <footer>
      <h2>How it was made</h2>
      \(HTML.facts(document.seal.facts))
      <p>The same store and options give the same bytes. <code>\(recheck)</code> makes the report again and says whether
      this file is what the store gives. The fingerprint is SHA-256 over time, identity, count, fraction and span of all
      records of the store, in their order.</p>
      </footer>
      <script>\(HTML(made: PageScript.text))</script>
      </body>
      </html>
      """
  }

  private func mark(_ mark: ReportSeal.Mark) -> HTML {
    "<meta name=\"perimetry-\(mark.rawValue)\" content=\"\(document.seal[mark])\">"
  }

  private var title: String {
    "\(document.finding.rawValue.replacing("-", with: " ")): \(ReportDocument.title)"
      + (document.scope.store.isEmpty ? "" : ", \(document.scope.store)")
  }

  private var recheck: String {
    let options = document.seal.options
    return document.scope.command("report --verify FILE" + (options.isEmpty ? "" : " \(options)"))
  }

  /// Only this style and this script, by their hashes; nothing is loaded, sent or framed.
  static let policy: String = {
    let styles = [PageStyle.text, FrontierChart.styleText].map(source).joined(separator: " ")
    return "default-src 'none'; style-src \(styles); script-src \(source(PageScript.text)); "
      + "img-src data:; base-uri 'none'; form-action 'none'"
  }()

  private static func source(_ text: String) -> String {
    "'sha256-\(Data(SHA256.digest(text.utf8)).base64EncodedString())'"
  }

  private var verdict: HTML {
    let figures = document.figures.map {
      "<div><dt>\($0.label)</dt><dd>\($0.value)</dd></div>" as HTML
    }
    let steps = document.next.map { "<li>\($0)</li>" as HTML }
    let next: HTML = steps.isEmpty ? "" : "<h3>Next</h3>\n<ol>\n\(steps)\n</ol>"
    return """
      <section class="verdict is-\(document.tone.name)" aria-labelledby="verdict">
      <h2 id="verdict">Verdict</h2>
      <p class="sentence">\(document.sentence)</p>
      \(next)
      \(document.warnings.map { "<p>\($0)</p>" as HTML })
      <dl class="figures">
      \(figures)
      </dl>
      </section>
      """
  }
}
