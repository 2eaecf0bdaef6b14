package dev.panametal.embedded.runtime;

/**
 * A thread of the device, such as the one that executes a queue's command buffers. Daemon: it does
 * not keep the process alive, as the threads of a driver do not.
 */
public final class DeviceThread extends Thread {
  /**
   * A thread, not started.
   *
   * @param name as thread dumps show it
   * @param body what it does
   */
  public DeviceThread(String name, Runnable body) {
    super(null, body, name, 0, false);
    setDaemon(true);
  }
}
