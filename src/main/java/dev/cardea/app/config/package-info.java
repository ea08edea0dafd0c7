/// Every setting, declared once in [SettingTable]; reading, checking, showing and documenting them all.
@NullMarked
package dev.cardea.app.config;

import org.jspecify.annotations.NullMarked;
