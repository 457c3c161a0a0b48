import Foundation

/// Where the reports of runs go: `run-000012`, a folder a run, which is there whole or not at all, and `latest`, a link to the
/// newest. Nothing that is there is overwritten.
struct ReportFolder {
  let path: String

  /// Makes the folder if it is not there.
  init(path: String) throws {
    self.path = path
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileProblem(
        path: path,
        reason:
          "no folder for reports can be made here: change its rights, or name another as `output`")
    }
  }

  /// What the lock of the folder is named after.
  var lock: String { path + "/.runs" }

  static func name(of number: Int64) -> String {
    let digits = String(number)
    return "run-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  /// The highest number of a run that has a folder.
  func highestNumber() throws -> Int64 {
    try names().filter { $0.hasPrefix("run-") }.compactMap { Int64($0.dropFirst(4)) }.max() ?? 0
  }

  /// Removes what runs that died left behind. Nobody else writes here.
  /// - Returns: how many there were.
  func removeLeftovers() throws -> Int {
    let leftovers = try names().filter { $0.hasPrefix(".run-") && $0.hasSuffix(".part") }
    for name in leftovers { try remove(path + "/" + name) }
    return leftovers.count
  }

  /// A folder for a run to fill.
  func begin(_ number: Int64) throws -> String {
    let draft = draft(number)
    do {
      try FileManager.default.createDirectory(atPath: draft, withIntermediateDirectories: false)
    } catch {
      throw FileProblem(path: draft, reason: "cannot be made: \(Console.text(of: error))")
    }
    return draft
  }

  func abandon(_ number: Int64) throws { try remove(draft(number)) }

  /// Gives what was filled its name, at once.
  /// - Returns: the path of the folder; whether `latest` leads there.
  func publish(_ number: Int64) throws -> (path: String, isLatest: Bool) {
    let name = ReportFolder.name(of: number)
    sync(draft(number))
    try rename(draft(number), to: path + "/" + name)
    let link = path + "/latest"
    // Somebody's own file of that name stays.
    let isOurs = isLink(link) || !FileManager.default.fileExists(atPath: link)
    if isOurs {
      let draft = path + "/.latest.part"
      unlink(draft)
      if symlink(name, draft) != 0 { throw failure(link) }
      try rename(draft, to: link)
    }
    sync(path)
    return (path + "/" + name, isOurs)
  }

  func draft(_ number: Int64) -> String {
    path + "/." + ReportFolder.name(of: number) + ".part"
  }

  private func names() throws -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw FileProblem(path: path, reason: "cannot be read: \(Console.text(of: error))")
    }
  }

  private func remove(_ path: String) throws {
    do { try FileManager.default.removeItem(atPath: path) } catch {
      throw FileProblem(path: path, reason: "cannot be removed: \(Console.text(of: error))")
    }
  }

  private func rename(_ from: String, to: String) throws {
    if Foundation.rename(from, to) != 0 { throw failure(to) }
  }

  func failure(_ path: String) -> FileProblem {
    FileProblem(path: path, reason: "cannot be written: \(String(cString: strerror(errno)))")
  }

  private func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// So that a power cut leaves no empty folder of a good name; a file system that cannot is none we can help.
  private func sync(_ folder: String) {
    let descriptor = open(folder, O_RDONLY)
    if descriptor < 0 { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension ReportFolder {
  /// Runs what writes to standard output, into a file of the run instead.
  func write(_ file: String, of number: Int64, _ body: () throws -> Void) throws {
    let path = draft(number) + "/" + file
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw failure(path) }
    defer { close(descriptor) }
    try Console.$output.withValue(descriptor, operation: body)
    if fsync(descriptor) != 0 && errno != EINVAL { throw failure(path) }
  }
}
