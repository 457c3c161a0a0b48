import Foundation
import PerimetryModel

/// A file, a named pipe or standard input, read with plain system calls.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let path: String
  /// Where a read may have to wait for a writer; `nil` for a file.
  private let wait: PipeWait?
  private var hasRead = false

  init(_ file: ArchiveFile) throws(InputError) {
    path = file.path
    // A named pipe without a writer would keep the program in `open` itself.
    descriptor =
      file.isStandardInput
      ? STDIN_FILENO : open(file.absolutePath, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    var info = stat()
    if descriptor < 0 || fstat(descriptor, &info) != 0 {
      let reason = FileSource.reason(errno)
      FileSource.release(descriptor)
      throw .unreadable(path: path, reason: reason)
    }
    let type = FileType(info)
    if !file.isStandardInput, let problem = type.whyUnreadable {
      FileSource.release(descriptor)
      throw .unreadable(path: path, reason: problem)
    }
    wait = type == .regular ? nil : PipeWait(descriptor)
  }

  deinit { FileSource.release(descriptor) }

  /// Goes to the mark, if what is before it is still there.
  /// - Returns: the bytes that the mark's hashes cover.
  func resume(at mark: ReadingMark) -> (head: [UInt8], tail: [UInt8])? {
    guard wait == nil, let bytes = KnownFile.surroundings(of: mark, in: descriptor),
      lseek(descriptor, off_t(mark.offset), SEEK_SET) == off_t(mark.offset)
    else { return nil }
    return bytes
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(InputError) -> Int {
    while true {
      if let wait, !wait.isReady() {
        // What came before the interruption is not lost: for it, this is the end.
        if hasRead { return 0 }
        throw .unreadable(path: path, reason: "interrupted before anything came")
      }
      let count = Foundation.read(descriptor, buffer.baseAddress, buffer.count)
      if count > 0 { hasRead = true }
      if count >= 0 { return count }
      if errno != EINTR && errno != EAGAIN {
        throw .unreadable(path: path, reason: FileSource.reason(errno))
      }
    }
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func release(_ descriptor: Int32) {
    if descriptor > STDERR_FILENO { close(descriptor) }
  }
}
