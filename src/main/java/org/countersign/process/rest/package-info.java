/** The engine's own REST API, as a door for scripts: off unless switched on, and only a few of its routes. */
@NullMarked
package org.countersign.process.rest;

import org.jspecify.annotations.NullMarked;
