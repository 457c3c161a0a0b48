import Foundation

/// Keeps a second writer off a store: the file `STORE.lock` beside it, locked through the system, so that the lock of a
/// process that died is in nobody's way. Readers need none.
///
/// SQLite's own lock is held only while something is written; this one is held from the first file to the last.
public final class StoreLock: Sendable {
  private let path: String
  private let descriptor: Int32

  /// - Parameters:
  ///   - store: the path of the store, which need not be there yet. A link is followed, so that all its names share a
  ///     lock.
  ///   - holder: who asks; written into the file for those who find it locked.
  /// - Returns: `nil` where the file system knows no locks: SQLite's own must do.
  /// - Throws: ``StoreError/held(path:by:)`` at once where another process holds it.
  public static func acquire(beside store: String, as holder: StoreHolder) throws -> StoreLock? {
    let path = path(beside: store)
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      if descriptor < 0 { throw failure(store, errno) }
      if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
        let code = errno
        defer { close(descriptor) }
        switch code {
        case EWOULDBLOCK: throw StoreError.held(path: store, by: StoreHolder(readFrom: descriptor))
        case EINTR: continue
        default: return nil
        }
      }
      // The last holder may have removed the file between our opening and our locking it.
      if isStillThere(path, descriptor) {
        holder.write(to: descriptor)
        return StoreLock(path: path, descriptor: descriptor)
      }
      close(descriptor)
    }
  }

  /// Where the lock of a store lies.
  public static func path(beside store: String) -> String {
    URL(fileURLWithPath: store).resolvingSymlinksInPath().path + ".lock"
  }

  /// Removes the file. Once, and before anything else is done with the object.
  public func release() {
    unlink(path)
    close(descriptor)
  }

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  private static func isStillThere(_ path: String, _ descriptor: Int32) -> Bool {
    var (named, opened) = (stat(), stat())
    return stat(path, &named) == 0 && fstat(descriptor, &opened) == 0
      && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }

  private static func failure(_ store: String, _ code: Int32) -> StoreError {
    let reason =
      switch code {
      case ENOENT, ENOTDIR: "the folder is not there; make it, or name another place with --store"
      case EACCES, EPERM, EROFS:
        "nothing can be written in its folder; change its rights, or name another place with --store"
      case ENOSPC, EDQUOT: "the disk is full; make room and run again"
      default: "its lock file cannot be made: \(String(cString: strerror(code)))"
      }
    return .failed(path: store, reason: reason)
  }
}
