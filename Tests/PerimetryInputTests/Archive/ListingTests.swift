import Foundation
import PerimetryModel
import Testing

@testable import PerimetryInput

@Suite("The listing of an archive")
struct ListingTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["logs/b/2.json", "logs/a/1.json", "logs/a/10.json", "logs/c.json", "other.txt"] {
      try folder.write("{}", to: name)
    }
    return folder
  }

  @Test("walks folders in byte order, and leaves hidden files and folders out")
  func walk() throws {
    let folder = try folder()
    try folder.write("{}", to: "logs/.hidden.json")
    try folder.write("{}", to: "logs/.git/x.json")
    let listing = folder.list("logs")
    #expect(
      listing.files.map(\.path) == [
        "logs/a/1.json", "logs/a/10.json", "logs/b/2.json", "logs/c.json",
      ])
    #expect(listing.files.allSatisfy { !$0.isNamed && $0.size == 2 && $0.modified > 0 })
    #expect(listing.files.map(\.absolutePath) == listing.files.map { folder.path + "/" + $0.path })
    #expect(listing.failures.isEmpty)
  }

  @Test("takes a hidden file that is named")
  func namedHidden() throws {
    let folder = try folder()
    try folder.write("{}", to: ".hidden.json")
    #expect(folder.list(".hidden.json").files.map(\.isNamed) == [true])
  }

  @Test("expands patterns, relative and absolute")
  func patterns() throws {
    let folder = try folder()
    #expect(folder.list("logs/*/*.json").files.count == 3)
    #expect(folder.list("logs/a/1?.json").files.map(\.path) == ["logs/a/10.json"])
    #expect(folder.list("logs/[ab]").files.count == 3)
    #expect(folder.list(folder.path + "/logs/*.json").files.count == 1)
    #expect(folder.list("./logs/c.js*").files.map(\.path) == ["logs/c.json"])
    #expect(folder.list("nothing/*.json").failures == [.noMatch(pattern: "nothing/*.json")])
  }

  @Test("takes a name that looks like a pattern for itself where such a file exists")
  func literal() throws {
    let folder = try folder()
    try folder.write("{}", to: "a[1].json")
    #expect(folder.list("a[1].json").files.map(\.path) == ["a[1].json"])
  }

  @Test("expands patterns below a folder whose own name looks like one")
  func awkwardFolder() throws {
    let folder = try folder()
    try folder.write("{}", to: "weird[1]*/x.json")
    let listing = ArchiveListing(["*.json"], workingDirectory: folder.path + "/weird[1]*")
    #expect(listing.files.map(\.path) == ["x.json"])
  }

  @Test("names what is missing, and lists the rest")
  func missing() throws {
    let folder = try folder()
    let listing = folder.list("absent", "logs/c.json", "")
    #expect(listing.files.map(\.path) == ["logs/c.json"])
    #expect(listing.failures.first == .notFound(path: "absent"))
  }

  @Test("lists the working folder by the names in it, without what is excluded")
  func here() throws {
    let folder = try folder()
    let all = folder.list(".")
    #expect(all.files.map(\.path).allSatisfy { !$0.hasPrefix(".") })
    let excluded = try #require(all.files.first)
    let rest = ArchiveListing(
      ["."], workingDirectory: folder.path, excluding: [folder.path + "/" + excluded.path])
    #expect(rest.files.map(\.path) == all.files.dropFirst().map(\.path))
  }

  @Test("says that a folder is empty only where it is")
  func emptyFolder() throws {
    let folder = try folder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/empty/deeper", withIntermediateDirectories: true)
    #expect(folder.list("empty").failures == [.emptyFolder(path: "empty")])
    #expect(folder.list("logs", "logs", "logs/a").failures.isEmpty)
    let excluding = ArchiveListing(
      ["logs/a/1.json"], workingDirectory: folder.path,
      excluding: [folder.path + "/logs/a/1.json"])
    #expect(excluding.files.isEmpty)
  }

  @Test(
    "has a file once, however often and under whatever name it is given",
    arguments: [
      ["logs", "logs"], ["logs", "./logs/", "logs//"], ["logs", "logs/a/1.json"],
      ["logs/*", "logs"], ["logs", "other.txt/../logs", "logs/../logs"], ["logs", "link"],
      ["link", "logs"], ["logs", "logs/a/../c.json"], ["-", "logs", "-"],
    ])
  func once(inputs: [String]) throws {
    let folder = try folder()
    try folder.link("link", to: "logs")
    let listing = ArchiveListing(inputs, workingDirectory: folder.path)
    let count = inputs.contains("-") ? 5 : 4
    #expect(listing.files.count == count, "\(listing.files.map(\.path))")
  }

  @Test("remembers that a file was named, also where a folder held it first")
  func namedLater() throws {
    let folder = try folder()
    let listing = folder.list("logs", "logs/c.json")
    #expect(listing.files.filter(\.isNamed).map(\.path) == ["logs/c.json"])
  }

  @Test("ends where links lead in circles or nowhere")
  func links() throws {
    let folder = try folder()
    try folder.link("logs/a/up", to: "../..")
    try folder.link("logs/self", to: "self")
    try folder.link("logs/gone", to: "nowhere")
    for input in ["logs", "logs/*", "logs/g*", "logs/gone", "logs/self"] {
      let listing = folder.list(input)
      #expect(Set(listing.files.map(\.absolutePath)).count == listing.files.count)
      #expect(!listing.failures.isEmpty, "\(input)")
    }
    #expect(folder.list("logs").files.count == 5, "the link up leads to other.txt")
  }

  @Test("walks a folder once, however many links lead there", .timeLimit(.minutes(1)))
  func diamonds() throws {
    let folder = try folder()
    for level in 0..<24 {
      try folder.write("{}", to: "d\(level)/x.json")
      try folder.link("d\(level)/l", to: "../d\(level + 1)")
      try folder.link("d\(level)/r", to: "../d\(level + 1)")
    }
    try folder.write("{}", to: "d24/x.json")
    #expect(folder.list("d0").files.count == 25)
  }

  @Test("takes a named pipe that is named, and refuses a socket and a device")
  func special() throws {
    let folder = try folder()
    try folder.makePipe("pipe")
    try folder.makeSocket("socket")
    try folder.link("null", to: "/dev/null")
    let listing = folder.list("pipe", "socket", "null", "logs/c.json")
    #expect(listing.files.map(\.path) == ["pipe", "logs/c.json"])
    let messages = listing.failures.compactMap(\.errorDescription)
    #expect(messages.count == 2)
    #expect(messages.first?.hasPrefix("socket: a socket, not a file; ") == true)
    #expect(messages.last?.hasPrefix("null: a device, not a file; ") == true)
  }

  @Test("passes by the pipes, sockets and devices of a folder")
  func specialInAFolder() throws {
    let folder = try folder()
    try folder.makePipe("logs/pipe")
    try folder.makeSocket("logs/socket")
    try folder.link("logs/null", to: "/dev/null")
    let listing = folder.list("logs")
    #expect(listing.files.count == 4 && listing.failures.isEmpty)
    try folder.makePipe("alone/pipe")
    #expect(folder.list("alone").failures == [.emptyFolder(path: "alone")])
  }

  @Test("knows standard input")
  func standardInput() throws {
    let listing = try folder().list("-", "-")
    #expect(listing.files == [.standardInput])
    #expect(listing.files.first?.isStandardInput == true)
  }

  @Test(
    "points out a folder it may not list",
    .enabled(if: geteuid() != 0, "NOT RUN: root may read everything"))
  func forbidden() throws {
    let folder = try folder()
    let path = folder.path + "/logs/a"
    #expect(chmod(path, 0) == 0)
    defer { chmod(path, 0o755) }
    let listing = folder.list("logs")
    #expect(listing.files.count == 2 && listing.failures.count == 1)
  }
}
