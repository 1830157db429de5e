/* Lets the first FAIL_AFTER syncs pass and fails every later one, as a dying disk does. */
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static int failing(void) {
  static int count = 0;
  const char *after = getenv("FAIL_AFTER");
  return after && ++count > atoi(after);
}

int fsync(int fd) {
  if (failing()) { errno = EIO; return -1; }
  return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  if (failing()) { errno = EIO; return -1; }
  return (int)syscall(SYS_fdatasync, fd);
}
