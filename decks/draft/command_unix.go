//go:build unix

package draft

import (
	"os/exec"
	"syscall"
)

// alone gives a command a process group of its own, so that all of it can be
// stopped.
func alone(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
