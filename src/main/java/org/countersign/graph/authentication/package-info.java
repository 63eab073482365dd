/** What people prove a second factor with, and what they offer as proof. */
@NullMarked
package org.countersign.graph.authentication;

import org.jspecify.annotations.NullMarked;
