import Foundation
import PerimetryModel

/// A file, or standard input, read with plain system calls.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let path: String

  init(_ file: ArchiveFile) throws(InputError) {
    path = file.path
    if file.isStandardInput {
      descriptor = STDIN_FILENO
      return
    }
    descriptor = open(file.absolutePath, O_RDONLY | O_CLOEXEC)
    if descriptor < 0 { throw .unreadable(path: path, reason: FileSource.reason(errno)) }
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw .unreadable(path: path, reason: FileSource.reason(errno)) }
    }
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }
}
