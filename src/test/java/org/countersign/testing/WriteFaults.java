package org.countersign.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets the database fail right after a write: the engine's or ours, whoever sends it. Only the thread that asks for it
 * is hit, and once.
 */
@TestComponent
public class WriteFaults implements BeanPostProcessor {

    private static final Pattern WRITE = Pattern.compile(
            "(?is)\\s*(insert|update|delete|merge)\\s+(?:into\\s+|from\\s+)?\"?(?:public\"?\\.\"?)?(\\w+).*");

    private final ThreadLocal<Fault> armed = new ThreadLocal<>();

    /** The n-th write from now on fails. */
    private static final class Fault {

        private int left;
        private String struck;

        private Fault(int left) {
            this.left = left;
        }
    }

    /**
     * Runs something whose n-th write, counted from one, fails after it was done.
     *
     * @return the table of that write; nothing if there were fewer writes
     */
    public Optional<String> afterWrite(int n, Runnable action) {
        var fault = new Fault(n);
        armed.set(fault);
        try {
            action.run();
        } catch (RuntimeException e) {
            if (fault.struck == null) {
                throw e;
            }
        } finally {
            armed.remove();
        }
        return Optional.ofNullable(fault.struck);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource dataSource ? new FaultyDataSource(dataSource) : bean;
    }

    private final class FaultyDataSource extends DelegatingDataSource {

        private FaultyDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return faulty(super.getConnection());
        }
    }

    private Connection faulty(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = method.invoke(connection, arguments);
            if (result instanceof PreparedStatement statement) {
                return faulty(PreparedStatement.class, statement, (String) arguments[0]);
            }
            return result instanceof Statement statement ? faulty(Statement.class, statement, "") : result;
        });
    }

    private <T extends Statement> T faulty(Class<T> type, T statement, String prepared) {
        return proxy(type, (proxy, method, arguments) -> {
            var result = method.invoke(statement, arguments);
            if (method.getName().startsWith("execute")) {
                done(arguments != null && arguments[0] instanceof String sql ? sql : prepared);
            }
            return result;
        });
    }

    private void done(String sql) throws SQLException {
        var fault = armed.get();
        var write = WRITE.matcher(sql);
        if (fault != null && fault.struck == null && write.matches() && --fault.left == 0) {
            fault.struck = write.group(2).toLowerCase(Locale.ROOT);
            throw new SQLException("The database fails here, for a test");
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                WriteFaults.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return handler.invoke(proxy, method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
