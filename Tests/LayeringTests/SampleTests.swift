import Foundation
import Testing

@Suite("Committed files")
struct SampleTests {
  @Test("no file names a path of one machine or a package registry's host")
  func places() throws {
    // In two parts, so that this file is no finding itself.
    let words = [
      "/work" + "/", "/root" + "/", "pypi" + ".org", "python" + "hosted", "registry.npm" + "js",
      "proxy.golang" + ".org", "deb.debian" + ".org",
    ]
    let lines = try Repository.lines(
      below: "Sources", "Tests", "scripts", "Schemas", "SampleLogs", "Package.swift", "README.md",
      "CHANGELOG.md", "CONTRIBUTING.md", ".ci/run")
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(!words.contains { line.text.contains($0) }, "\(line)")
    }
  }

  @Test("samples and the generator hold addresses of documentation and private ranges only")
  func addresses() throws {
    let address = try Regex(#"\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b"#)
    let allowed = ["192.0.2.", "198.51.100.", "203.0.113.", "10."]
    var found = 0
    for line in try Repository.lines(below: "SampleLogs", "Sources/generate-logs") {
      for match in line.text.matches(of: address) {
        found += 1
        let text = line.text[match.range]
        #expect(allowed.contains { text.hasPrefix($0) }, "\(text) in \(line)")
      }
    }
    #expect(found > 0)
  }

  @Test("samples hold IPv6 addresses of 2001:db8::/32 only")
  func addressesIPv6() throws {
    let address = try Regex(#""ipAddress":"([0-9a-fA-F]*:[0-9a-fA-F:]*)""#)
    var found = 0
    for line in try Repository.lines(below: "SampleLogs") {
      for match in line.text.matches(of: address) {
        found += 1
        #expect(line.text[match.range].lowercased().contains("\"2001:db8:"), "\(line)")
      }
    }
    #expect(found > 0)
  }

  @Test("each sample has its line in the list, and each line its sample")
  func list() throws {
    let listed = try Repository.lines(below: "SampleLogs/README.md").compactMap { line in
      line.text.hasPrefix("| `") ? line.text.split(separator: "`")[1] : nil
    }.map { String($0.dropLast()) }
    #expect(try Repository.folders(in: "SampleLogs") == listed.sorted())
  }
}
