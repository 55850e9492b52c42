import socket,struct,threading,sys,json,time
cfg=json.loads(sys.argv[1]); t0=time.time()
T={1:'A',28:'AAAA',5:'CNAME'}
def qn(b,o=12):
    n=[]
    while b[o]: n.append(b[o+1:o+1+b[o]].decode()); o+=1+b[o]
    return '.'.join(n)+'.', o+1
def enc(n): return b''.join(bytes([len(l)])+l.encode() for l in n.rstrip('.').split('.') if l)+b'\0'
first=[None]
def handle(b,srv,tcp):
    n,o=qn(b); qt=T.get(struct.unpack('>H',b[o:o+2])[0],'?')
    now=time.time(); first[0]=first[0] or now
    sys.stdout.write('  %s%s %s %s @%.1f\n'%(srv[-1],'t' if tcp else '',qt,n,now-first[0])); sys.stdout.flush()
    s=cfg.get(n,{}).get(qt,cfg.get(n,{}).get('*',cfg.get('server:'+srv,'NXDOMAIN')))
    if s=='drop': return None
    rc=0;ans=[];tc=0
    if s=='TC': 
        if tcp: s=cfg[n].get('tcp:'+qt,[])
        else: tc=1; s=cfg[n].get('udp:'+qt,[])
    if isinstance(s,str): rc={'NXDOMAIN':3,'SERVFAIL':2,'REFUSED':5,'NODATA':0}[s]
    else:
        for r in s:
            own,ty,d=r.split()
            rd=socket.inet_aton(d) if ty=='A' else socket.inet_pton(socket.AF_INET6,d) if ty=='AAAA' else enc(d)
            ans.append(enc(own)+struct.pack('>HHIH',{'A':1,'AAAA':28,'CNAME':5}[ty],1,30,len(rd))+rd)
    h=b[:2]+struct.pack('>HHHHH',0x8180|rc|(0x200 if tc else 0),1,len(ans),0,0)
    return h+b[12:o+4]+b''.join(ans)
def udp(a):
    s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.bind((a,53))
    while 1:
        b,p=s.recvfrom(4096); r=handle(b,a,False)
        if r: s.sendto(r,p)
def tcp(a):
    s=socket.socket(); s.setsockopt(socket.SOL_SOCKET,socket.SO_REUSEADDR,1); s.bind((a,53)); s.listen(9)
    def conn(c):
        while 1:
            l=c.recv(2)
            if len(l)<2: return
            b=c.recv(struct.unpack('>H',l)[0]); r=handle(b,a,True)
            if r: c.sendall(struct.pack('>H',len(r))+r)
    while 1:
        c,_=s.accept(); threading.Thread(target=conn,args=(c,),daemon=True).start()
for a in ('127.0.0.1','127.0.0.2','127.0.0.3'):
    for f in (udp,tcp): threading.Thread(target=f,args=(a,),daemon=True).start()
time.sleep(200)
