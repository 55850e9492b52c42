#include <stdio.h>
#include <string.h>
#include <netdb.h>
#include <arpa/inet.h>
#include <time.h>
int main(int c,char**v){struct addrinfo h,*r,*p;memset(&h,0,sizeof h);h.ai_socktype=SOCK_STREAM;
h.ai_family=!strcmp(v[2],"4")?AF_INET:!strcmp(v[2],"6")?AF_INET6:AF_UNSPEC;
struct timespec a,b;clock_gettime(CLOCK_MONOTONIC,&a);
int e=getaddrinfo(v[1],0,&h,&r);clock_gettime(CLOCK_MONOTONIC,&b);
printf("=> %d %s ",e,e?gai_strerror(e):"OK");
if(!e)for(p=r;p;p=p->ai_next){char s[99];getnameinfo(p->ai_addr,p->ai_addrlen,s,99,0,0,NI_NUMERICHOST);printf("%s ",s);}
printf("%.1fs\n",(b.tv_sec-a.tv_sec)+(b.tv_nsec-a.tv_nsec)/1e9);}
