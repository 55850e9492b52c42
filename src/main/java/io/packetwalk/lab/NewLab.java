package io.packetwalk.lab;

/**
 * A lab just made.
 *
 * @param lab the lab
 * @param editToken the secret that lets its holder change it; shown once, never kept
 */
public record NewLab(Lab lab, String editToken) {

}
