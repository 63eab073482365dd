package org.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless browser of a person's own. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String OF_ANOTHER_PAGE = "Node with given id does not belong to the document";

    private final ChromeDriver driver;
    private final String baseUrl;

    private Browser(ChromeDriver driver, String baseUrl) {
        this.driver = driver;
        this.baseUrl = baseUrl;
    }

    public static Browser open(String baseUrl) {
        return new Browser(Browsers.lend(), baseUrl);
    }

    public Browser go(String path) {
        driver.get(baseUrl + path);
        return this;
    }

    /** Returns once the sign-in has been answered: whoever leaves before has no session yet. */
    public Browser signIn(String name, String password) {
        return go("/sign-in").signInHere(name, password);
    }

    /** Signs in on the page that is open, and returns likewise. */
    public Browser signInHere(String name, String password) {
        type(By.id("username"), name);
        type(By.id("password"), password);
        var before = page();
        click(By.cssSelector("button[type=submit]"));
        await(there -> !before.equals(page()));
        return this;
    }

    /** When the page that is open began: no other one did in that moment. */
    private Object page() {
        return Objects.requireNonNull(driver.executeScript("return performance.timeOrigin"));
    }

    public WebElement see(By what) {
        return await(ExpectedConditions.visibilityOfElementLocated(what));
    }

    /** Where it waits in vain, it keeps a picture and says what the page complained of. */
    private <T> T await(ExpectedCondition<T> condition) {
        try {
            return new WebDriverWait(driver, PATIENCE).until(page -> ofOnePage(condition, page));
        } catch (TimeoutException e) {
            photograph("waited-in-vain");
            throw new AssertionError(
                    driver.manage().logs().get(LogType.BROWSER).getAll().toString(), e);
        }
    }

    /**
     * A condition finds an element and then asks about it. Where a page has taken the place of the other in between, it does
     * not hold yet; the driver calls the element stale, which conditions know of, or has no name for it.
     */
    private static <T> @Nullable T ofOnePage(ExpectedCondition<T> condition, WebDriver page) {
        try {
            return condition.apply(page);
        } catch (WebDriverException e) {
            if (String.valueOf(e.getMessage()).contains(OF_ANOTHER_PAGE)) {
                return null;
            }
            throw e;
        }
    }

    /** Text that is to be seen, and that of an option; a page holds other text too, such as its scripts. */
    public void seeText(String text) {
        await(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /** Waits until nothing of that kind is on the page. */
    public void seeNone(By what) {
        await(ExpectedConditions.numberOfElementsToBe(what, 0));
    }

    public void click(By what) {
        await(ExpectedConditions.elementToBeClickable(what)).click();
    }

    public void type(By where, String text) {
        var field = see(where);
        field.clear();
        field.sendKeys(text);
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Keeps what is to be seen under {@code target/screenshots}. */
    public void photograph(String name) {
        try {
            var folder = Files.createDirectories(Path.of("target", "screenshots"));
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Browsers.takeBack(driver);
    }
}
