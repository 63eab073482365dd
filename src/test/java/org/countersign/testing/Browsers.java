package org.countersign.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The browsers of a JVM. To start one takes seconds: it is lent to one person after another, who find nothing of each other but
 * the files of pages.
 */
final class Browsers {

    private static final Logger log = LoggerFactory.getLogger(Browsers.class);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final Dimension SIZE = new Dimension(1500, 1400);

    private static final Queue<ChromeDriver> IDLE = new ConcurrentLinkedQueue<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach(ChromeDriver::quit)));
    }

    private Browsers() {}

    static ChromeDriver lend() {
        var idle = IDLE.poll();
        return idle == null ? start() : idle;
    }

    /**
     * With what belongs to a window, such as an authenticator, all windows go; with the person, cookies and storage. What
     * cannot be cleared is not lent again.
     */
    static void takeBack(ChromeDriver driver) {
        try {
            clear(driver);
            IDLE.add(driver);
        } catch (WebDriverException e) {
            log.info("A browser is put away", e);
            putAway(driver);
        }
    }

    private static void putAway(ChromeDriver driver) {
        try {
            driver.quit();
        } catch (WebDriverException e) {
            log.info("It does not go", e);
        }
    }

    private static void clear(ChromeDriver driver) {
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        var used = driver.getWindowHandles();
        var fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        driver.switchTo().window(fresh).manage().window().setSize(SIZE);
        used.forEach(window -> close(driver, window));
    }

    /** By the browser: the driver would wait for the page, which may still be busy with the last click. */
    private static void close(ChromeDriver driver, String window) {
        driver.executeCdpCommand("Target.closeTarget", Map.of("targetId", window));
    }

    private static ChromeDriver start() {
        RequiredTool.BROWSER.demand();
        var options = new ChromeOptions();
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--no-first-run");
        if (Files.isExecutable(CHROMIUM)) {
            options.setBinary(CHROMIUM.toFile());
        }
        var service = new ChromeDriverService.Builder().usingAnyFreePort();
        if (Files.isExecutable(DRIVER)) {
            service.usingDriverExecutable(DRIVER.toFile());
        }
        var driver = new ChromeDriver(service.build(), options);
        driver.manage().window().setSize(SIZE);
        return driver;
    }
}
